/** The words for orders: where they stand, how they were paid, what went back. Server and provider decide; this tells. */
import type { Channel, Failure, Method, OrderView, RefundView } from './client/generated';
import { bundles, bundlesIn, units } from './buying';
import { dayInYear, dayOf } from './times';
import { money, t } from './words.svelte';

export interface Standing {
  kind: 'good' | 'wait' | 'bad' | 'plain';
  icon: 'tick' | 'clock' | 'warning' | 'cross' | 'back';
  text: string;
}

/** The page of an order. */
export function orderPage(id: string): string {
  return `/payments/order?id=${encodeURIComponent(id)}`;
}

/** Where an order stands, in a word or two. */
export function standingOf(order: OrderView): Standing {
  const { state } = order;
  switch (state.state) {
    case 'open':
      return order.unknown
        ? { kind: 'wait', icon: 'warning', text: t('order-state-unknown') }
        : { kind: 'wait', icon: 'clock', text: t('order-state-open') };
    case 'paid':
      return paid(order, state.method);
    case 'closed':
      return closed(state.why);
    case 'returned':
      return { kind: 'bad', icon: 'cross', text: t('order-state-returned') };
  }
}

function paid({ refunds }: OrderView, method: Method): Standing {
  const back = refunds
    .filter(({ progress }) => progress === 'done')
    .reduce((sum, { pence }) => sum + pence, 0);
  if (refunds.some(({ progress }) => progress === 'requested' || progress === 'agreed')) {
    return { kind: 'wait', icon: 'clock', text: t('order-state-refunding') };
  }
  if (back > 0)
    return { kind: 'plain', icon: 'back', text: t('order-state-refunded', { price: money(back) }) };
  const text = method === 'free' ? t('order-state-free') : t('order-state-paid');
  return { kind: 'good', icon: 'tick', text };
}

function closed(why: Failure): Standing {
  switch (why) {
    case 'declined':
      return { kind: 'bad', icon: 'cross', text: t('order-state-declined') };
    case 'expired':
      return { kind: 'plain', icon: 'clock', text: t('order-state-expired') };
    case 'cancelled':
      return { kind: 'plain', icon: 'cross', text: t('order-state-cancelled') };
    case 'error':
      return { kind: 'bad', icon: 'cross', text: t('order-state-error') };
    case 'not_started':
      return { kind: 'plain', icon: 'cross', text: t('order-state-not-started') };
  }
}

/** Why nothing came of an order, and what to do about it. */
export function failureWords(why: Failure): string {
  switch (why) {
    case 'declined':
      return t('order-closed-declined');
    case 'expired':
      return t('order-closed-expired');
    case 'cancelled':
      return t('order-closed-cancelled');
    case 'error':
      return t('order-closed-error');
    case 'not_started':
      return t('order-closed-not-started');
  }
}

/** How an order was paid; nothing where it was not. */
export function methodWords({ state }: OrderView): string | undefined {
  if (state.state === 'returned') return t('order-method-card');
  if (state.state !== 'paid') return undefined;
  return state.method === 'free' ? t('order-method-free') : t('order-method-card');
}

/** Where something was done. */
export function channelWords(channel: Channel): string {
  switch (channel) {
    case 'app':
      return t('channel-app');
    case 'website':
      return t('channel-website');
    case 'phone':
      return t('channel-phone');
    case 'text':
      return t('channel-text');
    case 'link':
      return t('channel-link');
    case 'api':
      return t('channel-api');
  }
}

/** "3 bundles, £54.00" */
export function sizeWords({ lines, pence }: OrderView): string {
  return `${bundles(bundlesIn(lines))}, ${money(pence)}`;
}

/** How much goes back, and for what. */
export function refundSize({ lines }: OrderView, refund: RefundView): string {
  const price = money(refund.pence);
  const counted = new Set(lines.map(({ unit }) => unit));
  const [unit] = counted;
  // What is counted in visits and in hours has no common sum.
  if (!unit || counted.size > 1 || refund.units === 0) return t('order-refund-whole', { price });
  return t('order-refund-what', { price, units: units(unit, refund.units) });
}

/** How far a refund is. */
export function refundProgress({ progress, at }: RefundView, timezone: string): string {
  const day = dayInYear(dayOf(at, timezone));
  switch (progress) {
    case 'requested':
      return t('order-refund-requested', { day });
    case 'agreed':
      return t('order-refund-agreed', { day });
    case 'done':
      return t('order-refund-done', { day });
    case 'declined':
      return t('order-refund-declined', { day });
  }
}
