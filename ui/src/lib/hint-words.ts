/** What to know before agreeing: when no permit is needed, and what else is activated about that time. */
import type { Quote } from './client/generated';
import { permits } from './permits.svelte';
import { until, weekday, when } from './times';
import { t } from './words.svelte';

/** Of one stay. Where there are several, what is about its vehicle alone begins with the plate. */
export function hintWords(
  { hints, zone_is_free, plate }: Pick<Quote, 'hints' | 'zone_is_free' | 'plate'>,
  several: boolean
): string[] {
  const at = (moment: string) => when(moment, permits.timezone);
  // Where no permit is needed at all there is nothing to say about parts of the time.
  const days = zone_is_free ? hints.free_days.filter(({ named }) => named) : hints.free_days;
  const words = days.map(({ day, named }) =>
    t(named ? 'hint-named-day' : 'hint-free-day', { day: weekday(day) })
  );
  if (!zone_is_free && hints.needed_from) words.push(t('hint-needed-from', { from: at(hints.needed_from) }));
  if (!zone_is_free && hints.needed_until)
    words.push(t('hint-needed-until', { until: at(hints.needed_until) }));
  for (const { start, end } of hints.adjoining) {
    const beside = t('hint-adjoining', { start: at(start), until: until(end, permits.timezone) });
    words.push(several ? `${plate.shown}: ${beside}` : beside);
  }
  if (hints.at_once) {
    const { visitors, max } = hints.at_once;
    words.push(t('hint-at-once', { visitors, max }));
  }
  return words;
}
