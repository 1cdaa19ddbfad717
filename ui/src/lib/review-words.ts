/** What the staff room is told, in words. */
import type {
  Case,
  Event,
  EventKind,
  EvidenceKind,
  Ground,
  Purpose,
  Registered,
  Shortcoming,
  Standing
} from './client/generated';
import { dayInYear, when } from './times';
import { t } from './words.svelte';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const GROUNDS: Ground[] = ['documents', 'not_in_zone', 'not_eligible', 'not_main_home'];
export const SHORTCOMINGS: Shortcoming[] = [
  'unreadable',
  'incomplete',
  'wrong_kind',
  'other_name',
  'other_address',
  'too_old',
  'term_too_short',
  'altered'
];

/** Where a case is. */
export function caseHref({ holder, registration }: Case): string {
  return `/review/case?holder=${encodeURIComponent(holder)}&registration=${encodeURIComponent(registration)}`;
}

/** "3 hours": how long it is from one moment to another, in the largest unit that fits. */
export function lapse(from: string, to: string): string {
  const ms = Math.max(0, Date.parse(to) - Date.parse(from));
  if (ms < HOUR_MS) return t('lapse-minutes', { minutes: Math.floor(ms / MINUTE_MS) });
  if (ms < 2 * DAY_MS) return t('lapse-hours', { hours: Math.floor(ms / HOUR_MS) });
  return t('lapse-days', { days: Math.floor(ms / DAY_MS) });
}

export function purposeWords(purpose: Purpose): string {
  switch (purpose) {
    case 'first':
      return t('review-purpose-first');
    case 'renewal':
      return t('review-purpose-renewal');
    case 'move':
      return t('review-purpose-move');
    case 'name':
      return t('review-purpose-name');
  }
}

export function kindWords(kind: EvidenceKind): string {
  switch (kind) {
    case 'driving_licence':
      return t('review-kind-driving-licence');
    case 'tenancy':
      return t('review-kind-tenancy');
    case 'utility_bill':
      return t('review-kind-utility-bill');
    case 'council_tax_bill':
      return t('review-kind-council-tax-bill');
    case 'bank_statement':
      return t('review-kind-bank-statement');
  }
}

/** What is wrong with a document, and what the resident is to do. */
export function shortcomingWords(shortcoming: Shortcoming): string {
  switch (shortcoming) {
    case 'unreadable':
      return t('review-fault-unreadable');
    case 'incomplete':
      return t('review-fault-incomplete');
    case 'wrong_kind':
      return t('review-fault-wrong-kind');
    case 'other_name':
      return t('review-fault-other-name');
    case 'other_address':
      return t('review-fault-other-address');
    case 'too_old':
      return t('review-fault-too-old');
    case 'term_too_short':
      return t('review-fault-term-too-short');
    case 'altered':
      return t('review-fault-altered');
  }
}

export function groundWords(ground: Ground): string {
  switch (ground) {
    case 'documents':
      return t('review-ground-documents');
    case 'not_in_zone':
      return t('review-ground-not-in-zone');
    case 'not_eligible':
      return t('review-ground-not-eligible');
    case 'not_main_home':
      return t('review-ground-not-main-home');
  }
}

/** The ground as the resident reads it. */
export function groundTold(ground: Ground): string {
  switch (ground) {
    case 'documents':
      return t('review-told-documents');
    case 'not_in_zone':
      return t('review-told-not-in-zone');
    case 'not_eligible':
      return t('review-told-not-eligible');
    case 'not_main_home':
      return t('review-told-not-main-home');
  }
}

/** Where a registration stands, in a word or two. */
export function standingWords({ state }: Standing): string {
  switch (state) {
    case 'draft':
      return t('review-standing-draft');
    case 'submitted':
      return t('review-standing-submitted');
    case 'more_needed':
      return t('review-standing-more-needed');
    case 'approved':
      return t('review-standing-approved');
    case 'rejected':
      return t('review-standing-rejected');
    case 'withdrawn':
      return t('review-standing-withdrawn');
  }
}

/** When it came to stand there; none for a draft. */
export function standingSince(standing: Standing): string | undefined {
  return standing.state === 'draft' ? undefined : standing.at;
}

/** How the holder stands so far. */
export function registeredWords(registered: Registered): string {
  switch (registered.state) {
    case 'not':
      return t('review-registered-not');
    case 'exempt':
      return t('review-registered-exempt');
    case 'until':
      return t('review-registered-until', { day: dayInYear(registered.last_day) });
    case 'lapsed':
      return t('review-registered-lapsed', { day: dayInYear(registered.last_day) });
  }
}

/** Things that happened one after the other, those of one kind and one person as one. */
export interface Happening {
  first: Event;
  times: number;
}

const FOLDED: readonly EventKind[] = ['opened', 'page_seen'];

export function happenings(history: Event[]): Happening[] {
  const folded: Happening[] = [];
  for (const event of history) {
    const last = folded.at(-1);
    const same = last?.first.what === event.what && last.first.by === event.by;
    if (last && same && FOLDED.includes(event.what)) last.times += 1;
    else folded.push({ first: event, times: 1 });
  }
  return folded;
}

function eventWords(what: EventKind, times: number): string {
  switch (what) {
    case 'begun':
      return t('review-event-begun');
    case 'evidence_added':
      return t('review-event-evidence-added');
    case 'evidence_removed':
      return t('review-event-evidence-removed');
    case 'submitted':
      return t('review-event-submitted');
    case 'withdrawn':
      return t('review-event-withdrawn');
    case 'opened':
      return t('review-event-opened', { times });
    case 'page_seen':
      return t('review-event-page-seen', { times });
    case 'approved':
      return t('review-event-approved');
    case 'rejected':
      return t('review-event-rejected');
    case 'more_asked':
      return t('review-event-more-asked');
    case 'undone':
      return t('review-event-undone');
  }
}

/** "Approved, by Priya" */
export function happeningWords({ first, times }: Happening): string {
  const what = eventWords(first.what, times);
  return first.by ? t('review-event-by', { what, by: first.by }) : what;
}

const DECISIONS: readonly EventKind[] = ['approved', 'rejected', 'more_asked'];

/** "Approved, by Priya, 9:00am on Monday 23 November": the last decision that stands. */
export function lastDecision(history: Event[], timezone: string): string | undefined {
  const last = history.findLast(({ what }) => DECISIONS.includes(what));
  if (!last) return undefined;
  const what = happeningWords({ first: last, times: 1 });
  return t('review-event-at', { what, at: when(last.at, timezone) });
}
