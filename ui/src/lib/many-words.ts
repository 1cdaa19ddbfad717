/** Why several stays cannot be: the reason, and which one of them it is about. */
import type { Problem } from './client/generated';
import { permits } from './permits.svelte';
import { when } from './times';
import { t } from './words.svelte';

export function oneOfMany(problem: Problem): string {
  const why = permits.words(problem);
  const [plate, start] = [problem.args?.for_plate, problem.args?.for_start];
  if (plate?.kind !== 'text' || start?.kind !== 'time') return why;
  return t('many-one', { plate: plate.value, start: when(start.value, permits.timezone), why });
}
