/** One call at the telephone desk: who was found, who is opened, and what is done for them. The server decides. */
import { transport } from '$transport';
import type {
  CallerCard,
  Code,
  FoundHolders,
  Operations,
  Problem,
  Question,
  ReadBack
} from './client/generated';
import { problemIn } from './client/transport';
import { leavesOpen, named, type Named } from './requests';

type Step = 'desk_activate' | 'desk_correct' | 'desk_cancel';

/** A visit as it is typed. No plate is ever filled in for anybody. */
export interface Typed {
  plate: string;
  product: string | null;
  start: string;
  until: string;
  /** When the call came in, where that differs from what the card says. */
  received: string;
}

/** After these the caller has to be opened again. */
const ENDED: readonly Code[] = ['call_over', 'identity_failed'];

export class Desk {
  /** Who was found; none before a search. */
  found = $state.raw<FoundHolders>();
  /** Who is opened. */
  card = $state.raw<CallerCard>();
  /** What is to be read back before it is activated, and the plate as it was typed. */
  back = $state.raw<{ typed: Typed; read: ReadBack }>();
  /** Why something was not done. */
  problem = $state.raw<Problem>();
  /** Where it was asked for: at the top, in the visit that is typed, or at one of the stays. */
  asked = $state<'top' | 'visit' | 'stays'>('top');
  busy = $state(false);

  #request: Named | undefined;

  /** Looks for somebody. One who is found alone is opened at once. */
  async find(words: string, receivedAt?: string): Promise<boolean> {
    return this.#once('top', async () => {
      this.#leave();
      const found = await transport.call('find_holders', { words });
      this.found = found;
      const [only, other] = found.holders;
      if (only && !other) await this.#open(only.holder, receivedAt);
    });
  }

  /** Opens one of those who were found. */
  async open(holder: string, receivedAt?: string): Promise<boolean> {
    return this.#once('top', () => this.#open(holder, receivedAt));
  }

  /** Has what the caller says compared. */
  async ask(answers: Partial<Record<Question, string>>): Promise<boolean> {
    const call = this.card?.call;
    if (!call) return false;
    return this.#once('top', async () => {
      this.card = await transport.call('check_identity', { call, answers });
    });
  }

  /** Has what was typed read. */
  async read(typed: Typed): Promise<boolean> {
    const call = this.card?.call;
    if (!call) return false;
    return this.#once('visit', async () => {
      this.back = undefined;
      this.back = { typed, read: await transport.call('desk_quote', { call, ...typed }) };
    });
  }

  /** Activates what was read back. The plate, as it is written. */
  async activate(): Promise<string | undefined> {
    const { card, back } = this;
    if (!card || !back) return undefined;
    const { plate, product } = back.typed;
    const { start, length, quote, received_at } = back.read;
    const visit = { call: card.call, plate, product, start, length, received_at };
    const done = await this.#act('desk_activate', visit);
    if (!done) return undefined;
    this.back = undefined;
    return quote.plate.shown;
  }

  /** Puts another plate on a stay. */
  async correct(stay: string, plate: string): Promise<boolean> {
    const call = this.card?.call;
    return call !== undefined && this.#act('desk_correct', { call, stay, plate });
  }

  /** Cancels a stay. */
  async cancel(stay: string): Promise<boolean> {
    const call = this.card?.call;
    return call !== undefined && this.#act('desk_cancel', { call, stay });
  }

  /** Forgets the caller, for the next one. */
  next(): void {
    this.#leave();
    this.problem = undefined;
  }

  /** Goes back to what was typed. */
  retype(): void {
    this.back = this.problem = undefined;
  }

  #leave() {
    this.found = this.card = this.back = this.#request = undefined;
  }

  async #open(holder: string, receivedAt: string | undefined) {
    this.back = this.#request = undefined;
    const opened = receivedAt ? { holder, received_at: receivedAt } : { holder };
    this.card = await transport.call('open_caller', opened);
    this.found = undefined;
  }

  async #act<O extends Step>(step: O, content: Omit<Operations[O]['input'], 'request'>): Promise<boolean> {
    return this.#once(step === 'desk_activate' ? 'visit' : 'stays', async () => {
      this.#request = named(this.#request, { step, ...content });
      const input = { request: this.#request.id, ...content } as Operations[O]['input'];
      try {
        await transport.call(step, input);
      } catch (thrown) {
        if (!leavesOpen(problemIn(thrown))) this.#request = undefined;
        throw thrown;
      }
      this.#request = undefined;
      await this.#look();
    });
  }

  /** How things stand with the caller after something was done. That it was done stands, whatever comes of this. */
  async #look() {
    const call = this.card?.call;
    if (!call) return;
    this.card = await transport.call('check_identity', { call, answers: {} }).catch(() => this.card);
  }

  async #once(asked: Desk['asked'], work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.asked = asked;
    this.busy = true;
    this.problem = undefined;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.problem = problemIn(thrown);
      if (ENDED.includes(this.problem.code)) this.#leave();
      return false;
    } finally {
      this.busy = false;
    }
  }
}
