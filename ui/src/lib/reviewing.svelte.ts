/** One case in the staff room: opened, decided, taken back. It asks and remembers; the server decides. */
import { transport } from '$transport';
import type { Case, Operations, Problem, ReviewCase } from './client/generated';
import { problemIn } from './client/transport';
import { leavesOpen, named, type Named } from './requests';

export type Deciding = 'approve' | 'reject' | 'ask_more' | 'undo_review';

/** A decision on paper: which form is open, and what has been filled in. */
export interface Draft {
  form: '' | 'zone' | 'reject' | 'more';
  zone: string;
  ground: string;
  /** What is wrong, by document; empty where nothing is. */
  faults: Record<string, string>;
  remark: string;
  kind: string;
  needed: string;
}

const BLANK: Draft = { form: '', zone: '', ground: '', faults: {}, remark: '', kind: '', needed: '' };

export class Reviewing {
  /** The case, as last told. */
  known = $state.raw<ReviewCase>();
  /** Why it could not be opened. */
  closed = $state.raw<Problem>();
  /** Why a decision was not carried out. */
  refused = $state.raw<Problem>();
  /** What has just been done here, until something else is. */
  done = $state<'decided' | 'undone' | 'beaten'>();
  busy = $state(false);
  draft = $state<Draft>({ ...BLANK, faults: {} });
  /** When the case was told, on the browser's own steady clock, in milliseconds. */
  toldAt = 0;

  #asked = 0;
  #request: Named | undefined;

  /** Opens a case, instead of the one that was open. */
  async open(which: Case): Promise<void> {
    const asked = ++this.#asked;
    this.known = this.closed = this.refused = this.done = this.#request = undefined;
    this.draft = kept(which);
    try {
      const told = await transport.call('open_review', { case: which });
      if (asked === this.#asked) this.#take(told);
    } catch (thrown) {
      if (asked === this.#asked) this.closed = problemIn(thrown);
    }
  }

  /** Carries out a decision upon the case that is open. */
  async decide<O extends Deciding>(operation: O, input: Omit<Operations[O]['input'], 'request' | 'case'>) {
    const which = this.known?.case;
    if (!which || this.busy) return;
    this.busy = true;
    this.refused = undefined;
    const asked = this.#asked;
    const content = { case: which, ...input };
    this.#request = named(this.#request, { operation, ...content });
    const request = { request: this.#request.id, ...content } as Operations[O]['input'];
    try {
      const told = await transport.call(operation, request);
      forget(which);
      if (asked === this.#asked) this.#carriedOut(told, operation === 'undo_review' ? 'undone' : 'decided');
    } catch (thrown) {
      if (asked === this.#asked) await this.#failed(problemIn(thrown), which);
    } finally {
      this.busy = false;
    }
  }

  /** Keeps what has been filled in through a reload. */
  keep(): void {
    const which = this.known?.case;
    if (which && this.known?.decidable) sessionStorage.setItem(keptAs(which), JSON.stringify(this.draft));
  }

  #carriedOut(told: ReviewCase, done: 'decided' | 'undone') {
    this.#request = undefined;
    this.draft = { ...BLANK, faults: {} };
    this.done = done;
    this.#take(told);
  }

  async #failed(problem: Problem, which: Case) {
    if (!leavesOpen(problem)) this.#request = undefined;
    if (problem.code !== 'decided_already' && problem.code !== 'undo_too_late') {
      this.refused = problem;
      return;
    }
    await this.open(which);
    if (problem.code === 'decided_already') this.done = 'beaten';
    else this.refused = problem;
  }

  #take(told: ReviewCase) {
    this.toldAt = performance.now();
    this.known = told;
  }
}

function keptAs({ registration }: Case): string {
  return `decision-${registration}`;
}

function forget(which: Case): void {
  sessionStorage.removeItem(keptAs(which));
}

function kept(which: Case): Draft {
  try {
    const text = sessionStorage.getItem(keptAs(which));
    return { ...BLANK, faults: {}, ...(text ? (JSON.parse(text) as Partial<Draft>) : {}) };
  } catch {
    return { ...BLANK, faults: {} };
  }
}
