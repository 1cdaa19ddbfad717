/** The mobile that the handset of a demonstration plays: whose it is, and what went to and fro. Kept until the tab closes. */
import { transport } from '$transport';
import type { CouncilId } from './client/generated';

const KEPT_AS = 'handset';
/** So many texts are kept; older ones go. */
const MOST = 60;

/** A text on the screen. */
export interface Bubble {
  id: number;
  /** Between which mobile and which council. */
  with: string;
  /** Whether the mobile sent it. */
  mine: boolean;
  /** None where nothing came back. */
  text: string | null;
}

interface Kept {
  council: CouncilId;
  from: string;
  words: string;
  bubbles: Bubble[];
}

function kept(): Partial<Kept> {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '{}') as Partial<Kept>;
  } catch {
    return {};
  }
}

class Handset {
  council = $state<CouncilId>('');
  from = $state('');
  words = $state('');
  #bubbles = $state.raw<Bubble[]>([]);

  constructor() {
    const { council, from, words, bubbles } = kept();
    this.council = council ?? '';
    this.from = from ?? '';
    this.words = words ?? '';
    this.#bubbles = bubbles ?? [];
  }

  /** What this mobile and this council wrote to each other, the oldest first. */
  get bubbles(): Bubble[] {
    return this.#bubbles.filter((bubble) => bubble.with === this.#with);
  }

  get #with(): string {
    return `${this.from.replaceAll(/\D/g, '')} ${this.council}`;
  }

  /** Sends what was written. */
  async send(): Promise<void> {
    const { council, from, words } = this;
    const between = this.#with;
    const { reply } = await transport.call('demo_text', { council: council || null, from, words });
    this.#add(between, true, words);
    this.#add(between, false, reply);
    this.words = '';
    this.keep();
  }

  /** Keeps what is on the screen. */
  keep(): void {
    const { council, from, words } = this;
    const bubbles = this.#bubbles;
    sessionStorage.setItem(KEPT_AS, JSON.stringify({ council, from, words, bubbles } satisfies Kept));
  }

  /** Forgets whose mobile it was, and what it wrote. */
  forget(): void {
    this.council = this.from = this.words = '';
    this.#bubbles = [];
  }

  #add(between: string, mine: boolean, text: string | null) {
    const id = (this.#bubbles.at(-1)?.id ?? 0) + 1;
    this.#bubbles = [...this.#bubbles, { id, with: between, mine, text }].slice(-MOST);
  }
}

export const handset = new Handset();
