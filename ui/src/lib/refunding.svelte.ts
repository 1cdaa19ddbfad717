/** One order in the staff room: opened, and what is paid back of it. It asks and remembers; the server decides. */
import { transport } from '$transport';
import type { Code, Operations, OrderCase, Problem, StaffOrder } from './client/generated';
import { problemIn } from './client/transport';
import { leavesOpen, named, type Named } from './requests';

type Step = 'request_refund' | 'approve_refund' | 'decline_refund';

/** What has been filled in, not sent yet. */
export interface RefundDraft {
  /** Whether the form is open. */
  asking: boolean;
  /** A bundle, `order` for all of them, or nothing yet. */
  what: string;
  reason: string;
  /** Why a refund is not agreed to. */
  note: string;
}

const BLANK: RefundDraft = { asking: false, what: '', reason: '', note: '' };

/** After these the order is another than the one that was shown. */
const CHANGED: readonly Code[] = [
  'refund_decided',
  'refund_under_way',
  'nothing_to_refund',
  'unknown_refund',
  'order_not_paid'
];

export class Refunding {
  /** The order, as last told. */
  known = $state.raw<StaffOrder>();
  /** Why it could not be opened. */
  closed = $state.raw<Problem>();
  /** Why something was not carried out. */
  refused = $state.raw<Problem>();
  /** What has just been done here, and for how many pence. */
  done = $state.raw<{ step: Step; pence: number }>();
  busy = $state(false);
  draft = $state<RefundDraft>({ ...BLANK });

  #asked = 0;
  #request: Named | undefined;

  /** Opens an order, instead of the one that was open. */
  async open(which: OrderCase): Promise<void> {
    this.known = this.closed = this.refused = this.done = this.#request = undefined;
    this.draft = kept(which);
    await this.#fetch(which);
  }

  /** Carries something out upon the order that is open. Tells whether it was. */
  async act<O extends Step>(
    step: O,
    input: Omit<Operations[O]['input'], 'request' | 'case'>,
    pence: number
  ): Promise<boolean> {
    const which = this.known?.case;
    if (!which || this.busy) return false;
    this.busy = true;
    this.refused = this.done = undefined;
    const asked = this.#asked;
    const content = { case: which, ...input };
    this.#request = named(this.#request, { step, ...content });
    const request = { request: this.#request.id, ...content } as Operations[O]['input'];
    try {
      const told = await transport.call(step, request);
      sessionStorage.removeItem(keptAs(which));
      if (asked !== this.#asked) return false;
      this.#request = undefined;
      this.draft = { ...BLANK };
      this.known = told;
      this.done = { step, pence };
      return true;
    } catch (thrown) {
      if (asked === this.#asked) await this.#failed(problemIn(thrown), which);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Keeps what has been filled in through a reload. */
  keep(): void {
    if (this.known) sessionStorage.setItem(keptAs(this.known.case), JSON.stringify(this.draft));
  }

  async #fetch(which: OrderCase) {
    const asked = ++this.#asked;
    try {
      const told = await transport.call('open_order', { case: which });
      if (asked === this.#asked) this.known = told;
    } catch (thrown) {
      if (asked === this.#asked) this.closed = problemIn(thrown);
    }
  }

  async #failed(problem: Problem, which: OrderCase) {
    if (!leavesOpen(problem)) this.#request = undefined;
    if (CHANGED.includes(problem.code)) await this.#fetch(which);
    this.refused = problem;
  }
}

function keptAs({ order }: OrderCase): string {
  return `refund-${order}`;
}

function kept(which: OrderCase): RefundDraft {
  try {
    const text = sessionStorage.getItem(keptAs(which));
    return { ...BLANK, ...(text ? (JSON.parse(text) as Partial<RefundDraft>) : {}) };
  } catch {
    return { ...BLANK };
  }
}
