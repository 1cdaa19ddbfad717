/** The words for a registration and its documents, and where a problem with them can be mended. */
import type {
  Code,
  Evidence,
  EvidenceKind,
  EvidenceRule,
  Ground,
  Purpose,
  RegistrationStatus,
  Shortcoming
} from './client/generated';
import { dayInYear, dayOf, daysAfter } from './times';
import { t } from './words.svelte';

/** Days before its end from which a registration is said to end soon. */
const SOON_DAYS = 14;

/** What a document is called. */
export function kindName(kind: EvidenceKind): string {
  switch (kind) {
    case 'driving_licence':
      return t('reg-kind-driving-licence');
    case 'tenancy':
      return t('reg-kind-tenancy');
    case 'utility_bill':
      return t('reg-kind-utility-bill');
    case 'council_tax_bill':
      return t('reg-kind-council-tax-bill');
    case 'bank_statement':
      return t('reg-kind-bank-statement');
  }
}

/** The dates of a document, where it has any. */
export function documentDates({ dated, until }: Evidence): string | undefined {
  if (!dated) return undefined;
  return until
    ? t('reg-proof-term', { from: dayInYear(dated), until: dayInYear(until) })
    : t('reg-proof-dated', { day: dayInYear(dated) });
}

/** What must be on a document of a kind. */
export function kindAsks({ kind, max_age_months, min_term_months }: EvidenceRule): string {
  const rules = [kindShows(kind)];
  if (min_term_months !== null) rules.push(t('reg-kind-term', { months: min_term_months }));
  if (max_age_months !== null) rules.push(t('reg-kind-age', { months: max_age_months }));
  return rules.join(' ');
}

function kindShows(kind: EvidenceKind): string {
  switch (kind) {
    case 'driving_licence':
      return t('reg-kind-driving-licence-shows');
    case 'tenancy':
      return t('reg-kind-tenancy-shows');
    case 'utility_bill':
      return t('reg-kind-utility-bill-shows');
    case 'council_tax_bill':
      return t('reg-kind-council-tax-bill-shows');
    case 'bank_statement':
      return t('reg-kind-bank-statement-shows');
  }
}

/** What a registration is for, as its heading. */
export function purposeName(purpose: Purpose): string {
  switch (purpose) {
    case 'first':
      return t('reg-purpose-first');
    case 'renewal':
      return t('reg-purpose-renewal');
    case 'move':
      return t('reg-purpose-move');
    case 'name':
      return t('reg-purpose-name');
  }
}

/** What is wrong with a document. */
export function shortcomingWords(shortcoming: Shortcoming): string {
  switch (shortcoming) {
    case 'unreadable':
      return t('reg-short-unreadable');
    case 'incomplete':
      return t('reg-short-incomplete');
    case 'wrong_kind':
      return t('reg-short-wrong-kind');
    case 'other_name':
      return t('reg-short-other-name');
    case 'other_address':
      return t('reg-short-other-address');
    case 'too_old':
      return t('reg-short-too-old');
    case 'term_too_short':
      return t('reg-short-term-too-short');
    case 'altered':
      return t('reg-short-altered');
  }
}

/** Why a registration was refused, and what to do about it. */
export function groundWords(ground: Ground): string {
  switch (ground) {
    case 'documents':
      return t('reg-ground-documents');
    case 'not_in_zone':
      return t('reg-ground-not-in-zone');
    case 'not_eligible':
      return t('reg-ground-not-eligible');
    case 'not_main_home':
      return t('reg-ground-not-main-home');
  }
}

export type DocumentField = 'kind' | 'dated' | 'until' | 'file';

/** Which field of the page for a document a problem is about. */
export function documentField(code: Code): DocumentField | undefined {
  switch (code) {
    case 'evidence_not_taken':
      return 'kind';
    case 'evidence_date_missing':
    case 'evidence_in_future':
    case 'evidence_too_old':
      return 'dated';
    case 'tenancy_too_short':
    case 'tenancy_over':
      return 'until';
    case 'document_empty':
    case 'document_too_large':
    case 'document_wrong_kind':
    case 'document_locked':
    case 'document_unreadable':
    case 'document_too_long':
    case 'document_infected':
    case 'heic_not_taken':
      return 'file';
    default:
      return undefined;
  }
}

/** Whether the registration ends within two weeks. */
export function endsSoon({ registered }: RegistrationStatus, now: string, timezone: string): boolean {
  return registered.state === 'until' && registered.last_day <= daysAfter(dayOf(now, timezone), SOON_DAYS);
}

/** Whether something is left to do before a registration can be sent. */
export function unfinished({ latest }: RegistrationStatus): boolean {
  return !latest || Object.values(latest.tasks).includes('to_do');
}

/** Where to go on: what the button says, and where it leads. */
export function nextStep({ latest }: RegistrationStatus): { text: string; href: string } {
  switch (latest?.standing.state) {
    case 'draft':
      return { text: t('reg-banner-go-on'), href: '/registration/tasks' };
    case 'more_needed':
      return { text: t('reg-more-add'), href: '/registration/proof/add' };
    case 'submitted':
      return { text: t('reg-banner-look'), href: '/registration' };
    case 'rejected':
      return { text: t('reg-banner-see-why'), href: '/registration' };
    default:
      return { text: t('reg-banner-register'), href: '/registration' };
  }
}
