/** What the staff room is told of orders and refunds, in words. */
import type {
  BundleView,
  Failure,
  LineView,
  OrderCase,
  OrderState,
  RefundGround,
  RefundProgress,
  StaffOrder,
  StaffRefund,
  Unit
} from './client/generated';
import { clock, dayInYear, dayOf } from './times';
import { money, named, t } from './words.svelte';

/** Where an order is. */
export function orderHref({ holder, order }: OrderCase): string {
  return `/review/order?holder=${encodeURIComponent(holder)}&order=${encodeURIComponent(order)}`;
}

/** "1 July 2026 at 11:00am" */
export function moment(at: string, timezone: string): string {
  return t('refunding-moment', { day: dayInYear(dayOf(at, timezone)), time: clock(at, timezone) });
}

/** "38 hours" */
export function unitsWords(units: number, unit: Unit): string {
  return unit === 'hour' ? t('refunding-hours', { units }) : t('refunding-visits', { units });
}

/** What an order's refunds are counted in; none where it brought nothing. */
export function unitOf({ bundles, order }: StaffOrder): Unit {
  return bundles[0]?.unit ?? order.lines[0]?.unit ?? 'visit';
}

/** "Visitor hours: 2 bundles of 20 hours, £13.00" */
export function lineWords({ name, bundles, bundle, unit, pence }: LineView): string {
  return t('refunding-line', {
    name: named(name),
    bundles: t('refunding-bundles', { bundles }),
    each: unitsWords(bundle, unit),
    pence: money(pence)
  });
}

export function stateWords({ state }: OrderState): string {
  switch (state) {
    case 'open':
      return t('refunding-state-open');
    case 'paid':
      return t('refunding-state-paid');
    case 'closed':
      return t('refunding-state-closed');
    case 'returned':
      return t('refunding-state-returned');
  }
}

export function failureWords(why: Failure): string {
  switch (why) {
    case 'declined':
      return t('refunding-why-declined');
    case 'expired':
      return t('refunding-why-expired');
    case 'cancelled':
      return t('refunding-why-cancelled');
    case 'error':
      return t('refunding-why-error');
    case 'not_started':
      return t('refunding-why-not-started');
  }
}

/** How it was paid, or why it was not; none while that is open. */
export function methodWords(state: OrderState): string | undefined {
  switch (state.state) {
    case 'open':
      return undefined;
    case 'paid':
      return state.method === 'card' ? t('refunding-by-card') : t('refunding-free');
    case 'closed':
      return failureWords(state.why);
    case 'returned':
      return t('refunding-by-card');
  }
}

export function progressWords(progress: RefundProgress): string {
  switch (progress) {
    case 'requested':
      return t('refunding-progress-requested');
    case 'agreed':
      return t('refunding-progress-agreed');
    case 'done':
      return t('refunding-progress-done');
    case 'declined':
      return t('refunding-progress-declined');
  }
}

export function groundWords(ground: RefundGround): string {
  return ground.ground === 'reason' ? ground.reason : t('refunding-ground-allowance');
}

/** "£12.35 for 38 hours" */
export function refundWords({ pence, units }: StaffRefund, unit: Unit): string {
  if (units === 0) return t('refunding-refund-all', { pence: money(pence) });
  return t('refunding-refund-of', { pence: money(pence), units: unitsWords(units, unit) });
}

/** Who did something, and when. */
export function byWords(name: string | null, at: string, timezone: string): string {
  if (name === null) return t('refunding-refund-by-itself', { at: moment(at, timezone) });
  return t('refunding-refund-by', { at: moment(at, timezone), name });
}

/** Why nothing can be paid back. */
export function cannotWords({ order, bundles, refunds }: StaffOrder): string {
  if (order.state.state === 'open' || order.state.state === 'closed') return t('refunding-cannot-unpaid');
  if (refunds.some(({ progress }) => progress === 'requested' || progress === 'agreed'))
    return t('refunding-cannot-waits');
  const never = bundles.length > 0 && bundles.every(({ refund }) => refund === 'never');
  return never ? t('refunding-cannot-never') : t('refunding-cannot-none');
}

/** Bundles of which something can be paid back, with their place among all. */
export function refundable(bundles: BundleView[]): { bundle: BundleView; number: number }[] {
  return bundles
    .map((bundle, index) => ({ bundle, number: index + 1 }))
    .filter(({ bundle }) => bundle.refundable > 0);
}
