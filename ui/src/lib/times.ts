/**
 * Moments and days as people read them, always on the council's clock, wherever the reader is.
 * The names of days and months are in `messages/`, because not every browser knows them in Welsh.
 */
import type { Arg, Problem } from './client/generated';
import { money, problemSentence, t, type Args } from './words.svelte';

interface WallClock {
  /** As in `2026-11-22`. */
  day: string;
  hour: number;
  minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timezone: string): Intl.DateTimeFormat {
  const known = clocks.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  });
  clocks.set(timezone, made);
  return made;
}

function wallClock(moment: Date, timezone: string): WallClock {
  const parts = new Map(
    clockOf(timezone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value])
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  // Older browsers write midnight as 24.
  return { day, hour: Number(parts.get('hour')) % 24, minute: Number(parts.get('minute')) };
}

function clockWords(hour: number, minute: number): string {
  return t('time-clock', {
    hour: String(hour % 12 || 12),
    minute: String(minute).padStart(2, '0'),
    half: hour < 12 ? 'am' : 'pm'
  });
}

function dayWords(day: string): Args {
  const date = new Date(`${day}T12:00:00Z`);
  return {
    weekday: t(`weekday-${date.getUTCDay()}`),
    date: String(date.getUTCDate()),
    month: t(`month-${date.getUTCMonth() + 1}`),
    year: String(date.getUTCFullYear())
  };
}

/** `2026-11-22` a number of days later. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The local day of a moment, as in `2026-11-22`. */
export function dayOf(moment: string | Date, timezone: string): string {
  return wallClock(new Date(moment), timezone).day;
}

/** A moment to come. */
export function minutesFromNow(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}

/** The local time of a moment, as in `09:05`. */
export function timeOf(moment: Date, timezone: string): string {
  const { hour, minute } = wallClock(moment, timezone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "Sunday 22 November" */
export function weekday(day: string): string {
  return t('day-in-week', dayWords(day));
}

/** "Sunday 22 November 2026" */
export function dayInFull(day: string): string {
  return t('day-in-full', dayWords(day));
}

/** "3 May 2027" */
export function dayInYear(day: string): string {
  return t('day-in-year', dayWords(day));
}

/** "31 March" */
export function dayInMonth(day: string): string {
  return t('day-in-month', dayWords(day));
}

/** The month of a moment and those before it, the latest first: `2026-11`, "November 2026". */
export function monthsBack(
  moment: Date,
  months: number,
  timezone: string
): { value: string; text: string }[] {
  const [year = 0, month = 0] = dayOf(moment, timezone).split('-').map(Number);
  return Array.from({ length: months }, (_, back) => {
    const all = year * 12 + month - 1 - back;
    const [of, number] = [Math.floor(all / 12), (all % 12) + 1];
    return { value: `${of}-${String(number).padStart(2, '0')}`, text: `${t(`month-${number}`)} ${of}` };
  });
}

/** "2:05pm" */
export function clock(moment: string, timezone: string): string {
  const { hour, minute } = wallClock(new Date(moment), timezone);
  return clockWords(hour, minute);
}

/** "9:00am", of a local time such as `09:00`. */
export function timeOfDay(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return clockWords(hour ?? 0, minute ?? 0);
}

/** "9:00am on Monday 23 November" */
export function when(moment: string, timezone: string): string {
  const { day, hour, minute } = wallClock(new Date(moment), timezone);
  return t('time-on-day', { time: clockWords(hour, minute), day: weekday(day) });
}

/** "9:55am on Monday 4 May 2026" */
export function whenInFull(moment: string, timezone: string): string {
  return t('time-on-day', { time: clock(moment, timezone), day: dayInFull(dayOf(moment, timezone)) });
}

/** The moment before which something holds: a midnight is the day before at 11:59pm. */
export function until(end: string, timezone: string): string {
  const { day, hour, minute } = wallClock(new Date(end), timezone);
  if (hour !== 0 || minute !== 0) return when(end, timezone);
  return t('time-on-day', { time: clockWords(23, 59), day: weekday(daysAfter(day, -1)) });
}

/** The same with its year: "11:59pm on Sunday 22 November 2026" */
export function untilInFull(end: string, timezone: string): string {
  const { day, hour, minute } = wallClock(new Date(end), timezone);
  if (hour !== 0 || minute !== 0) return whenInFull(end, timezone);
  return t('time-on-day', { time: clockWords(23, 59), day: dayInFull(daysAfter(day, -1)) });
}

/** A problem in words. */
export function problemWords(problem: Problem, timezone: string): string {
  const args: Args = {};
  for (const [name, arg] of Object.entries(problem.args ?? {})) args[name] = argWords(arg, timezone);
  return problemSentence(problem, args);
}

function argWords(arg: Arg, timezone: string): string | number {
  switch (arg.kind) {
    case 'time':
      return when(arg.value, timezone);
    case 'until':
      return until(arg.value, timezone);
    case 'day':
      return dayInFull(arg.value);
    case 'money':
      return money(arg.value);
    default:
      return arg.value;
  }
}
