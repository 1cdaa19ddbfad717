/**
 * The answers of one activation, from the plate to the confirmation. They survive Back and a reload, in this window
 * only, and begin empty each time: no plate is ever proposed.
 */
import type {
  GetManyQuote,
  GetQuote,
  LastTime,
  Length,
  Plate,
  Problem,
  Quote,
  Start,
  StayAnswer,
  StaysAnswer
} from './client/generated';
import { named, type Named } from './requests';
import { dayOf, minutesFromNow, timeOf } from './times';

export interface Answers {
  /** The plate as typed. */
  typed: string;
  /** The plate as read, and agreed where its shape was not recognised. */
  plate?: Plate | undefined;
  product: string;
  start: '' | 'now' | 'later';
  date: string;
  time: string;
  days: string;
  endDate: string;
  endTime: string;
  /** What the stay would be. */
  quote?: Quote | undefined;
  /** Why it cannot be, shown at the answer that has to change. */
  refusal?: Problem | undefined;
  /** The name of the request, and the answers it was made for. */
  request?: Named | undefined;
  /** A refused request that this one is to replace. */
  replaces?: string | undefined;
  /** What came of the last activation. */
  outcome?: { request: string; answer: StayAnswer } | undefined;
  /** Several plates as typed, one to a line. */
  typedPlates: string;
  /** Several plates as read, and agreed; none where one vehicle comes. */
  plates: Plate[];
  /** Whether the same comes again every week. */
  weekly: boolean;
  /** A mobile number, as typed, to which a text is sent before the end; empty for none. */
  visitor: string;
  /** What came of the last activation of several stays. */
  outcomes?: { request: string; answer: StaysAnswer } | undefined;
}

const KEPT_AS = 'activation';

function blank(): Required<Answers> {
  return {
    typed: '',
    plate: undefined,
    product: '',
    start: '',
    date: '',
    time: '',
    days: '1',
    endDate: '',
    endTime: '',
    quote: undefined,
    refusal: undefined,
    request: undefined,
    replaces: undefined,
    outcome: undefined,
    typedPlates: '',
    plates: [],
    weekly: false,
    visitor: '',
    outcomes: undefined
  };
}

function kept(): Answers {
  const text = sessionStorage.getItem(KEPT_AS);
  return text ? { ...blank(), ...JSON.parse(text) } : blank();
}

export const answers: Answers = $state(kept());

/** Forgets every answer but these. */
export function startAgain(from: Partial<Answers> = {}): void {
  Object.assign(answers, blank(), from);
}

/** Keeps the answers for a reload. To be called in an effect. */
export function keep(): void {
  sessionStorage.setItem(KEPT_AS, JSON.stringify(answers));
}

/** The answers as a wish, once the plate has been read. */
export function wish(plate: Plate): GetQuote {
  return { plate: plate.vrn, product: answers.product || null, start: start(), length: length() };
}

/** Whether more than one stay is asked for. */
export function several(): boolean {
  return answers.plates.length > 0 || answers.weekly;
}

/** The answers as a wish for several stays, once the plates have been read. */
export function wishMany(): GetManyQuote {
  const plates = answers.plates.length > 0 ? answers.plates : answers.plate ? [answers.plate] : [];
  return {
    plates: plates.map(({ vrn }) => vrn).join(','),
    product: answers.product || null,
    start: start(),
    length: length(),
    repeat_weekly: answers.weekly
  };
}

/** The answers of the last time, to begin now. Only for somebody who has pressed for it. */
export function sameAgain({ plate, product, days, minutes }: LastTime, timezone: string): void {
  const end = minutes === null ? undefined : minutesFromNow(minutes);
  startAgain({
    typed: plate.shown,
    plate,
    product,
    start: 'now',
    days: String(days ?? 1),
    endDate: end ? dayOf(end, timezone) : '',
    endTime: end ? timeOf(end, timezone) : ''
  });
}

/** The number for the visitor, where one was typed, as a part of what is asked for. */
export function told(): { tell_visitor?: string } {
  const typed = answers.visitor.trim();
  return typed ? { tell_visitor: typed } : {};
}

function start(): Start {
  return answers.start === 'later'
    ? { kind: 'at', local: local(answers.date, answers.time) }
    : { kind: 'now' };
}

function length(): Length {
  if (answers.endDate) return { kind: 'until', local: local(answers.endDate, answers.endTime) };
  return { kind: 'days', days: Number(answers.days) };
}

function local(date: string, time: string): string {
  return `${date}T${time}:00`;
}

/** The name of the request for a wish: the same for every further try, another as soon as an answer changes. */
export function requestFor(wanted: (GetQuote | GetManyQuote) & { tell_visitor?: string }): string {
  answers.request = named(answers.request, wanted);
  return answers.request.id;
}
