/**
 * One order: where it stands, as last told, and what can be done about it. While its payment has no end, it is asked
 * about again and again; only the server's answer changes what is shown.
 */
import { transport } from '$transport';
import { kindsOf, unitsIn } from './buying';
import type { OrderId, OrderView, Problem } from './client/generated';
import { problemIn } from './client/transport';
import { keepFile } from './files';
import { kept } from './kept.svelte';
import { permits } from './permits.svelte';
import { shop } from './shop.svelte';
import { whileVisible } from './while-visible';
import { t } from './words.svelte';

/** The order that is being paid elsewhere, for whoever comes back; empty where there is none. */
export const paying = kept<{ order: OrderId }>('paying', { order: '' });

/**
 * What the page of an order is to do at once: open the payment page, for one that has just been placed; say thank you,
 * for one that somebody comes back from, though it may have been seen paid before. Not kept: a reload does nothing.
 */
export const next = { pay: '' as OrderId, thank: '' as OrderId };

/** The app waits beside the browser; on the website the payment page takes the place of this one. */
const EVERY_MS = transport.can.device ? 4_000 : 15_000;

type Doing = 'load' | 'pay' | 'check' | 'cancel' | 'receipt' | 'send' | 'again';

export class KnownOrder {
  /** None before the first answer. */
  view = $state.raw<OrderView>();
  /** What is being asked for. */
  doing = $state<Doing>();
  /** Why the last thing asked for brought nothing. */
  problem = $state.raw<Problem>();
  /** What has just been done. */
  done = $state<string>();
  /** Where it is paid, in the app: the browser has been opened for it. */
  page = $state<string>();

  constructor(readonly id: OrderId) {
    this.view = permits.overview?.open_orders.find((order) => order.id === id);
  }

  /** Whether it has no end yet. */
  get open(): boolean {
    return this.view?.state.state === 'open';
  }

  /** Asks where it stands. */
  async load(): Promise<void> {
    await this.#do('load', async () => this.#take(await this.#ask()));
  }

  /** Asks where it stands, and says what came of asking. */
  async check(): Promise<void> {
    await this.#do('check', async () => {
      this.#take(await this.#ask());
      if (this.open) this.done = this.view?.unknown ? t('order-checked-unknown') : t('order-checked-open');
    });
  }

  /** Goes to the page on which it is paid. */
  async pay(): Promise<void> {
    await this.#do('pay', async () => {
      const { url } = await transport.call('pay', { order: this.id });
      paying.order = this.id;
      if (transport.can.device) {
        this.page = url;
        return;
      }
      location.assign(url);
      // Busy until the other page is there.
      await new Promise(() => undefined);
    });
    // Whatever was wrong, it may have come to an end meanwhile.
    if (this.problem) await this.askAgain();
  }

  /** Back on a page that the browser has kept as it was left. */
  async comeBack(): Promise<void> {
    this.doing = undefined;
    await this.load();
  }

  /** Gives it up. */
  async cancel(): Promise<void> {
    await this.#do('cancel', async () => {
      this.#take(await permits.change('cancel_order', { order: this.id }));
      if (!this.open) this.done = t('order-given-up');
    });
    if (this.problem) await this.askAgain();
  }

  async keepReceipt(): Promise<void> {
    await this.#do('receipt', async () => {
      this.done = keepFile(await transport.call('receipt', { order: this.id }));
    });
  }

  async sendReceipt(email: string): Promise<void> {
    await this.#do('send', async () => {
      await transport.call('send_receipt', { order: this.id });
      this.done = t('order-receipt-sent', { email });
    });
  }

  /** Puts the same into the basket again. Tells whether it is there. */
  async again(): Promise<boolean> {
    await this.#do('again', async () => {
      await shop.load();
      for (const { product, bundles } of kindsOf(this.view?.lines ?? [])) {
        await shop.fill(product, Math.max(bundles, shop.offer(product)?.in_basket ?? 0));
      }
      shop.done = t('basket-again');
    });
    return this.problem === undefined;
  }

  /** Keeps asking as long as it has no end. Returns what stops it. */
  follow(): () => void {
    const ask = () => this.askAgain();
    const seen = () => void ask();
    const stop = whileVisible(EVERY_MS, ask);
    window.addEventListener('focus', seen);
    return () => {
      stop();
      window.removeEventListener('focus', seen);
    };
  }

  async #do(what: Doing, work: () => Promise<void>): Promise<void> {
    if (this.doing) return;
    this.doing = what;
    this.problem = undefined;
    this.done = undefined;
    try {
      await work();
    } catch (thrown) {
      this.problem = problemIn(thrown);
    } finally {
      this.doing = undefined;
    }
  }

  /** Asks without a word about what goes wrong: it is asked again soon. */
  async askAgain(): Promise<void> {
    if (!this.open || this.doing) return;
    try {
      this.#take(await this.#ask());
    } catch {
      // What was known stays.
    }
  }

  async #ask(): Promise<OrderView> {
    return transport.call('check_order', { order: this.id });
  }

  #take(order: OrderView): void {
    const before = this.view?.state.state;
    this.view = order;
    if (order.state.state === 'open') return;
    this.page = undefined;
    const awaited = before === 'open' || next.thank === this.id;
    next.thank = '';
    if (!awaited) return;
    if (order.state.state === 'paid') this.done = t('order-paid-news', { units: unitsIn(order.lines) });
    void permits.refresh();
  }
}
