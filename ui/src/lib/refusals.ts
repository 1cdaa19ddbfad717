/** Which answer a refusal is about, so that it can be shown, and mended, where it was given. */
import type { Problem } from './client/generated';

export type Subject = 'plate' | 'product' | 'start' | 'length';

/** What has to be answered otherwise; none where another answer would not help. */
export function subjectOf({ code }: Problem): Subject | undefined {
  switch (code) {
    case 'plate_missing':
    case 'plate_too_short':
    case 'plate_too_long':
    case 'same_plate':
    case 'too_many_plates':
    case 'stays_overlap':
      return 'plate';
    case 'unknown_permit_type':
      return 'product';
    case 'start_passed':
    case 'starts_at_once':
    case 'too_far_ahead':
    case 'already_covered':
    case 'too_many_at_once':
    case 'zone_free':
      return 'start';
    case 'no_days':
    case 'end_before_start':
    case 'too_long':
    case 'length_not_offered':
    case 'not_enough_visits':
    case 'not_enough_hours':
    case 'not_longer':
    case 'too_many_stays':
      return 'length';
    default:
      return undefined;
  }
}
