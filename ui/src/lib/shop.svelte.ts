/**
 * What is on offer and what is in the basket, as last told, and the ways to change it. The basket is the server's: the
 * same on every device. Nothing is worked out here.
 */
import { transport } from '$transport';
import type { Offer, Operations, OrderView, Problem, ProductId, Shop } from './client/generated';
import { ProblemError, problemIn } from './client/transport';
import { kept } from './kept.svelte';
import { permits } from './permits.svelte';
import { leavesOpen, named, type Named } from './requests';

/** Numbers typed and not put into the basket yet, by kind of permit. They outlive a reload. */
export const typed = kept<{ bundles: Record<ProductId, string> }>('bundles', { bundles: {} });

type Asked = 'fill_basket' | 'checkout';

class Shopping {
  /** None before the first answer. */
  view = $state.raw<Shop>();
  /** Why it could not be loaded. */
  problem = $state.raw<Problem>();
  /** Something is being changed. */
  busy = $state(false);
  /** What has just been done, for the page that comes next. */
  done: string | undefined;

  #asked = 0;
  #requests: { [O in Asked]?: Named | undefined } = {};

  /** Asks what is on offer. When several ask at once, the last one counts. Never throws: see `problem`. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await transport.call('shop', {});
      if (asked === this.#asked) this.#take(view);
    } catch (thrown) {
      if (asked === this.#asked) this.problem = problemIn(thrown);
    }
  }

  /** What is offered of a kind of permit. */
  offer(product: ProductId): Offer | undefined {
    return this.view?.offers.find((offer) => offer.product === product);
  }

  /** Has so many bundles of a kind be in the basket. Throws its problem. */
  async fill(product: ProductId, bundles: number): Promise<Shop> {
    const shop = await this.#change('fill_basket', { product, bundles });
    typed.bundles = Object.fromEntries(Object.entries(typed.bundles).filter(([other]) => other !== product));
    this.#take(shop);
    return shop;
  }

  /** Orders what is in the basket, at the price that was seen. Throws its problem. */
  async checkOut(pence: number): Promise<OrderView> {
    return this.#change('checkout', { pence }, this.view?.basket.lines);
  }

  /** What has just been done: told once. */
  takeDone(): string | undefined {
    const { done } = this;
    this.done = undefined;
    return done;
  }

  /** Forgets what is known: somebody has logged out. */
  forget(): void {
    this.#asked += 1;
    this.view = undefined;
    this.problem = undefined;
    this.done = undefined;
    this.#requests = {};
    typed.bundles = {};
  }

  #take(view: Shop): void {
    this.#asked += 1;
    this.view = view;
    this.problem = undefined;
  }

  async #change<O extends Asked>(
    operation: O,
    about: Omit<Operations[O]['input'], 'request'>,
    of: unknown = undefined
  ): Promise<Operations[O]['output']> {
    const request = named(this.#requests[operation], [about, of]);
    this.#requests[operation] = request;
    this.busy = true;
    try {
      const input = { ...about, request: request.id } as Operations[O]['input'];
      const answer = await permits.change(operation, input);
      this.#requests[operation] = undefined;
      return answer;
    } catch (thrown) {
      const problem = problemIn(thrown);
      if (!leavesOpen(problem)) this.#requests[operation] = undefined;
      throw new ProblemError(problem);
    } finally {
      this.busy = false;
    }
  }
}

export const shop = new Shopping();
