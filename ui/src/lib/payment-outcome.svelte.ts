/**
 * What became of a payment, for whoever comes back from the payment page, logged in or not. Asked again and again, less
 * and less often, until there is an end.
 */
import { transport } from '$transport';
import type { PaymentOutcome, Problem } from './client/generated';
import { problemIn } from './client/transport';

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

export class KnownOutcome {
  /** None before the first answer. */
  view = $state.raw<PaymentOutcome>();
  /** Why the last answer could not be had. */
  problem = $state.raw<Problem>();

  #wait = FIRST_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #stopped = false;

  constructor(readonly attempt: string) {}

  /** Whether nothing more will come. */
  get ended(): boolean {
    return (this.view !== undefined && this.view.state.state !== 'open') || this.lost;
  }

  /** Whether nobody knows of such a payment. */
  get lost(): boolean {
    const code = this.problem?.code;
    return code === 'unknown_order' || code === 'malformed';
  }

  /** Asks from now on, while somebody looks. Returns what stops it. */
  follow(): () => void {
    const seen = () => void this.ask();
    seen();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('focus', seen);
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('focus', seen);
    };
  }

  async ask(): Promise<void> {
    if (this.#asking || this.ended || document.visibilityState !== 'visible') return;
    this.#asking = true;
    clearTimeout(this.#timer);
    try {
      this.view = await transport.call('payment_outcome', { attempt: this.attempt });
      this.problem = undefined;
    } catch (thrown) {
      this.problem = problemIn(thrown);
    } finally {
      this.#asking = false;
    }
    if (this.ended || this.#stopped) return;
    this.#timer = setTimeout(() => void this.ask(), this.#wait);
    this.#wait = Math.min(this.#wait * 1.6, LONGEST_MS);
  }
}
