/** How a link to visitors stands, in words: for the resident who gave it, and for the visitor who has it. */
import type { LinkStanding } from './client/generated';
import { t } from './words.svelte';

/** For the resident. */
export function standingWords(standing: LinkStanding): string {
  switch (standing) {
    case 'open':
      return t('links-standing-open');
    case 'withdrawn':
      return t('links-standing-withdrawn');
    case 'used_up':
      return t('links-standing-used-up');
    case 'expired':
      return t('links-standing-expired');
    case 'host_has_no_visits':
      return t('links-standing-no-visits');
    case 'host_not_registered':
      return t('links-standing-not-registered');
    case 'not_offered':
      return t('links-standing-not-offered');
  }
}

/** Why a link starts no visit, for the visitor; nothing where it does. */
export function whyNot(standing: LinkStanding, until: string): string | undefined {
  switch (standing) {
    case 'open':
      return undefined;
    case 'withdrawn':
      return t('visit-withdrawn');
    case 'used_up':
      return t('visit-used-up');
    case 'expired':
      return t('visit-expired', { until });
    case 'host_has_no_visits':
      return t('visit-no-visits');
    case 'host_not_registered':
      return t('visit-not-registered');
    case 'not_offered':
      return t('visit-not-offered');
  }
}
