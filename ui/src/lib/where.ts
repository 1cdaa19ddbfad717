/** Where visitors may park, in words: for the page, and as a text that can be sent. What is so, the server says. */
import type { PermitHours, StreetView, WhereToPark } from './client/generated';
import { dayInFull, timeOfDay } from './times';
import { named, t } from './words.svelte';

/** "Monday to Saturday: 9:00am to 8:00pm" */
export function hoursWords({ days, from, to }: PermitHours): string {
  const runs = days.map(({ first, last }) => (first === last ? day(first) : run(first, last)));
  return capital(
    t('parking-hours-line', { days: runs.join(', '), from: timeOfDay(from), to: timeOfDay(to) })
  );
}

function run(first: number, last: number): string {
  return t('parking-day-run', { first: day(first), last: day(last) });
}

/** Days count from 1 for Monday here, and from 0 for Sunday in the message files. */
function day(number: number): string {
  return t(`weekday-${number % 7}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The kinds of bay in a street, and what else there is to know. */
export function bayWords({ bays, note }: StreetView): string[] {
  return [...bays, ...(note ? [note] : [])].map((words) => capital(named(words)));
}

/** Everything about when a permit is needed, a line each. */
export function timeLines({ hours, free_days }: WhereToPark): string[] {
  const when = hours.length > 0 ? hours.map(hoursWords) : [t('parking-hours-always')];
  const otherwise = hours.length > 0 ? [t('parking-hours-free')] : [];
  const free =
    free_days.length > 0
      ? t('parking-free-days', { days: free_days.map(dayInFull).join(', ') })
      : t('parking-bank-holidays');
  return [...when, ...otherwise, free];
}

/** Everything as one text, for a message. */
export function asText(where: WhereToPark): string {
  const { zone, streets } = where;
  const lines = streets.map((street) => {
    const bays = street.bays.map(named).join('; ');
    const note = street.note ? ` ${named(street.note)}` : '';
    return `– ${t('parking-street-line', { street: street.name, bays })}${note}`;
  });
  return [
    t('parking-heading', { zone: zone.name }),
    '',
    t('parking-hours-heading'),
    ...timeLines(where).map((line) => `– ${line}`),
    '',
    t('parking-streets-heading'),
    ...(lines.length > 0 ? lines : [t('parking-no-streets', { zone: zone.name })]),
    '',
    t('parking-signs')
  ].join('\n');
}
