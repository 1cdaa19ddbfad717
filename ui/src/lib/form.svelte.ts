/** One form: whether it is on its way, what is missing in it, and what was said against it, each at its field. */
import type { Code, Problem } from './client/generated';
import { problemIn } from './client/transport';
import { permits } from './permits.svelte';

interface Question {
  value: () => string;
  /** What to say where it is empty. */
  missing: () => string;
}

/** A line of the error summary. */
interface Fault {
  text: string;
  href?: string | undefined;
}

/** The fields a problem may be about: of those, the first that the form has is marked. */
const ABOUT: Partial<Record<Code, readonly string[]>> = {
  bad_contact: ['contact', 'email', 'mobile'],
  bad_email: ['email', 'contact'],
  helper_known: ['email'],
  own_permits: ['email'],
  bad_mobile: ['mobile', 'contact'],
  contact_taken: ['email', 'mobile', 'contact'],
  wrong_log_in: ['contact'],
  name_missing: ['name'],
  text_too_long: ['name'],
  password_too_short: ['new-password', 'password'],
  password_too_long: ['new-password', 'password'],
  password_known: ['new-password', 'password'],
  wrong_password: ['password'],
  wrong_code: ['code'],
  code_expired: ['code'],
  unknown_council: ['council'],
  webhook_address: ['address'],
  nothing_chosen: ['scopes', 'events']
};

/** The questions are named by the ids of their fields. */
export class Form<F extends string> {
  busy = $state(false);
  problem = $state.raw<Problem>();

  #missing = $state.raw<F[]>([]);
  #questions: Record<F, Question>;

  constructor(questions: Record<F, Question>) {
    this.#questions = questions;
  }

  get #fields(): F[] {
    return Object.keys(this.#questions) as F[];
  }

  /** The field that the problem is about, if it is about one. */
  #marked = $derived.by(() => {
    const about = this.problem && ABOUT[this.problem.code];
    return about && this.#fields.find((field) => field === about.find((name) => name in this.#questions));
  });

  /** What is wrong, by field. */
  readonly wrong: Partial<Record<F, string>> = $derived.by(() => {
    const wrong: Partial<Record<F, string>> = {};
    for (const field of this.#missing) wrong[field] = this.#questions[field].missing();
    if (this.problem && this.#marked) wrong[this.#marked] = permits.words(this.problem);
    return wrong;
  });

  /** What is wrong, for the top of the page. */
  readonly errors: Fault[] = $derived.by(() => {
    const missing = this.#missing.map((field) => ({ text: this.wrong[field] ?? '', href: `#${field}` }));
    if (!this.problem) return missing;
    return [{ text: permits.words(this.problem), href: this.#marked && `#${this.#marked}` }];
  });

  /** Sends what was filled in, unless something is missing. Tells whether it was carried out. */
  async send(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.problem = undefined;
    this.#missing = this.#fields.filter((field) => this.#questions[field].value().trim() === '');
    return this.#missing.length === 0 && this.#once(work);
  }

  /** Does something beside the form, whatever is missing in it. */
  async ask(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.problem = undefined;
    this.#missing = [];
    return this.#once(work);
  }

  async #once(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.problem = problemIn(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
