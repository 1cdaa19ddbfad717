/** The words for bundles: what they hold, what they cost, how many there may be. Nothing here decides any of it. */
import type { AllowanceView, LineView, Offer, ProductId, ProductView, Unit } from './client/generated';
import { dayInMonth, dayInYear } from './times';
import { money, named, t } from './words.svelte';

/** Lines of one kind of permit, at whatever prices. */
export interface Kind {
  product: ProductId;
  name: string;
  unit: Unit;
  /** Visits or hours in a bundle. */
  bundle: number;
  bundles: number;
  pence: number;
  lines: LineView[];
}

/** Lines by kind of permit, in their order. */
export function kindsOf(lines: readonly LineView[]): Kind[] {
  const kinds = new Map<ProductId, Kind>();
  for (const line of lines) {
    const { product, unit, bundle } = line;
    const known = kinds.get(product);
    const kind = known ?? { product, name: named(line.name), unit, bundle, bundles: 0, pence: 0, lines: [] };
    kind.bundles += line.bundles;
    kind.pence += line.pence;
    kind.lines.push(line);
    kinds.set(product, kind);
  }
  return [...kinds.values()];
}

/** "15 visits", "100 hours" */
export function units(unit: Unit, count: number): string {
  return t('units', { unit, count });
}

/** "3 bundles" */
export function bundles(count: number): string {
  return t('bundles', { bundles: count });
}

/** How many bundles there are in lines. */
export function bundlesIn(lines: readonly LineView[]): number {
  return lines.reduce((sum, line) => sum + line.bundles, 0);
}

/** What lines hold in all: "15 visits". */
export function unitsIn(lines: readonly LineView[]): string {
  const all: Record<Unit, number> = { visit: 0, hour: 0 };
  for (const { unit, bundle, bundles } of lines) all[unit] += bundle * bundles;
  const parts = [all.visit && units('visit', all.visit), all.hour && units('hour', all.hour)];
  return parts.filter(Boolean).join(', ');
}

/** "3 bundles at £18.00 each" */
export function lineWords({ bundles, pence_each }: LineView): string {
  if (pence_each === 0) return t('basket-line-free', { bundles });
  return t('basket-line-each', { bundles, each: money(pence_each) });
}

/** What a bundle costs. */
export function priceWords({ pence, free }: Offer): string {
  if (pence === null) return t('buy-not-on-sale');
  if (free === 0) return t('buy-price', { price: money(pence) });
  if (pence === 0) return t('buy-price-free-only', { free });
  return t('buy-price-free', { free, price: money(pence) });
}

/** "Bought 3 of 20 bundles since 1 April" */
export function boughtWords({ bought, cap, since, window }: AllowanceView): string {
  // A day less than a year ago needs no year.
  const within = window.kind !== 'rolling' && window.kind !== 'per_purchase';
  return t('buy-bought', { bought, cap, since: within ? dayInMonth(since) : dayInYear(since) });
}

/** All there is to say about how many may be bought, a sentence each. */
export function allowanceWords(allowance: AllowanceView): string[] {
  const { left, reserved, more, window } = allowance;
  const sentences = [t('buy-left', { left }), `${boughtWords(allowance)}.`];
  if (reserved > 0) sentences.push(t('buy-held', { held: reserved }));
  if (more) {
    const comes = { day: dayInYear(more.day), more: more.bundles };
    const gradually = window.kind === 'rolling';
    sentences.push(t(gradually ? 'buy-more-rolling' : 'buy-more', comes));
  }
  return [...sentences, windowWords(allowance)];
}

function windowWords({ cap, window }: AllowanceView): string {
  switch (window.kind) {
    case 'fixed_year': {
      const [month, day] = [window.month, window.day].map((number) => String(number).padStart(2, '0'));
      return t('buy-window-year', { cap, day: dayInMonth(`2000-${month}-${day}`) });
    }
    case 'rolling':
      return t('buy-window-rolling', { cap, months: window.months });
    case 'per_purchase':
      return t('buy-window-purchase', { cap, months: window.months });
    case 'anniversary':
      return t('buy-window-anniversary', { cap });
    case 'calendar_month':
      return t('buy-window-month', { cap });
  }
}

/** "Bought 3 of 20 bundles since 1 April; after this 6 of 20." */
export function afterWords(allowance: AllowanceView, ordered: number): string {
  const { bought, reserved, cap } = allowance;
  const sum = { bought: boughtWords(allowance), after: bought + reserved + ordered, cap };
  return reserved > 0 ? t('buy-check-after-held', sum) : t('buy-check-after-sum', sum);
}

/** What becomes of what is not used. */
export function refundWords({ refund }: Offer): string {
  switch (refund) {
    case 'never':
      return t('buy-refund-never');
    case 'unused':
      return t('buy-refund-unused');
  }
}

/** "Bought 3 of 20 bundles since 1 April; 12 visits left; 5 of them until 3 May 2027." */
export function balanceWords(product: ProductView): string {
  const left = t('payments-left', { unit: product.unit, count: product.visits_left });
  const [first, ...later] = product.visits_until;
  const day = first ? dayInYear(first.last_day) : '';
  const all = later.length === 0;
  const dated = all
    ? t('payments-left-all', { left, day })
    : t('payments-left-until', { left, some: first?.visits ?? 0, day });
  const sentence = t('payments-sum', {
    bought: boughtWords(product.allowance),
    left: first ? dated : left
  });
  return `${sentence}.`;
}

/** Whether so little is left that it is time to buy more: a quarter of a bundle. */
export function runsLow({ visits_left, bundle }: ProductView): boolean {
  return visits_left * 4 <= bundle;
}
