/** What a council's rules for proof mean for one document, as remarks for whoever looks at it. It decides nothing. */
import type { Evidence, EvidenceRule } from './client/generated';
import { dayInYear, daysAfter } from './times';
import { t } from './words.svelte';

/** Nearer than this to a limit, a date deserves a second look. */
const NEAR_DAYS = 14;

/** `2026-11-30` a number of months later: the last day of the month where that month is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return found.toISOString().slice(0, 10);
}

/** The rule for a document, in words; none where there is no more to it than the kind. */
export function ruleWords(rule: EvidenceRule | undefined): string | undefined {
  if (rule?.max_age_months) return t('review-rule-age', { months: rule.max_age_months });
  if (rule?.min_term_months) return t('review-rule-term', { months: rule.min_term_months });
  return undefined;
}

/** What to look at twice; none where the dates are well within the rule. Days are as in `2026-11-22`. */
export function remarkOn(
  evidence: Pick<Evidence, 'dated' | 'until'>,
  rule: EvidenceRule | undefined,
  sentOn: string
): string | undefined {
  if (rule?.max_age_months && evidence.dated) {
    const oldEnough = monthsAfter(evidence.dated, rule.max_age_months);
    if (oldEnough < sentOn) return t('review-remark-too-old', { day: dayInYear(oldEnough) });
    if (daysAfter(oldEnough, -NEAR_DAYS) <= sentOn)
      return t('review-remark-nearly-too-old', { day: dayInYear(oldEnough) });
  }
  if (rule?.min_term_months && evidence.dated && evidence.until) {
    const longEnough = monthsAfter(evidence.dated, rule.min_term_months);
    if (evidence.until < daysAfter(longEnough, -1))
      return t('review-remark-too-short', { day: dayInYear(evidence.until) });
    if (evidence.until <= daysAfter(longEnough, NEAR_DAYS))
      return t('review-remark-nearly-too-short', { day: dayInYear(evidence.until) });
  }
  return undefined;
}
