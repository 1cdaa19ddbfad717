/**
 * The answers of one activation, from the plate to the confirmation. They survive Back and a reload, in this window
 * only, and begin empty each time: no plate is ever proposed.
 */
import type { GetQuote, Length, Plate, Problem, Quote, Start, StayAnswer } from './client/generated';
import { named, type Named } from './requests';

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
    outcome: undefined
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
export function requestFor(wanted: GetQuote): string {
  answers.request = named(answers.request, wanted);
  return answers.request.id;
}
