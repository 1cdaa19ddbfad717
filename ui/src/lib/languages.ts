/** The languages there are, each named in itself. */
import type { Lang } from './client/generated';

export const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { en: 'English', cy: 'Cymraeg' };
