/**
 * Where the permit holder stands, as last told, for every screen. It asks and remembers; it decides nothing.
 * In the app the device answers from its cache, so permits stay in sight when the network or the session is gone.
 */
import { transport } from '$transport';
import type {
  Operations,
  Overview,
  PendingRequest,
  Problem,
  ProductView,
  Role,
  SyncState,
  Unit
} from './client/generated';
import { acting } from './client/acting';
import { problemIn } from './client/transport';
import { problemWords, until } from './times';
import { whileVisible } from './while-visible';
import { t } from './words.svelte';

const MINUTE_MS = 60_000;
const FALLBACK_ZONE = 'Europe/London';

class Permits {
  /** What is known; none before the first answer. */
  overview = $state.raw<Overview>();
  /** How the device stands; none on the website. */
  sync = $state.raw<SyncState>();
  /** Why the last refresh brought nothing. */
  problem = $state.raw<Problem>();
  /** Whether somebody is logged in; none before it is known. */
  loggedIn = $state<boolean>();
  /** What whoever is logged in may do; none before it is known. */
  role = $state<Role>();
  /** Whether somebody whom the person helped has ended that, and these are the person's own permits again. */
  helpEnded = $state(false);
  /** The latest news, for screen readers. */
  news = $state('');

  #asked = 0;

  /** The clock all times are shown in. */
  get timezone(): string {
    return this.overview?.council.timezone ?? FALLBACK_ZONE;
  }

  /** The kinds of permit on offer. */
  get products(): ProductView[] {
    return this.overview?.products ?? [];
  }

  /** What a kind of permit counts: visits, where the kind is not known. */
  unitOf(product: string): Unit {
    return this.products.find(({ id }) => id === product)?.unit ?? 'visit';
  }

  /** Whether the device knows that the server cannot be reached. */
  get offline(): boolean {
    return this.sync ? !this.sync.reachable : this.problem?.code === 'offline';
  }

  /** Asks again. When several ask at once, the last one counts. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const [told, sync] = await Promise.all([answer('overview', {}), deviceState()]);
    const ended = told.problem?.code === 'help_ended';
    if (ended) acting.holder = undefined;
    const overview = ended ? await answer('overview', {}) : told;
    // Staff have no permits: only their account tells who they are.
    const staff = overview.problem?.code === 'not_allowed' ? await answer('account', {}) : undefined;
    if (asked !== this.#asked) return;
    this.sync = sync;
    this.helpEnded ||= ended;
    this.problem = staff?.problem ?? overview.problem;
    if (overview.output) {
      this.news = newsBetween(this.overview?.requests ?? [], overview.output) ?? this.news;
      this.overview = overview.output;
    }
    if (overview.problem && gone(overview.problem)) this.overview = undefined;
    this.loggedIn = sync ? sync.logged_in : loggedInAfter((staff ?? overview).problem, this.loggedIn);
    this.role = staff?.output?.role ?? this.overview?.person.role ?? (this.loggedIn ? this.role : undefined);
  }

  /** Forgets what is known: somebody has logged out. */
  forget(): void {
    this.overview = undefined;
    this.role = undefined;
  }

  /** Asks for something that changes what is known, and then for how things stand. Throws its problem. */
  async change<O extends keyof Operations>(operation: O, input: Operations[O]['input']) {
    try {
      return await transport.call(operation, input);
    } finally {
      await this.refresh();
    }
  }

  /** Keeps what is shown current from now on. Returns what stops it. */
  follow(): () => void {
    const refresh = () => void this.refresh();
    refresh();
    const deaf = transport.onChange(refresh);
    const unseen = whileVisible(MINUTE_MS, () => this.refresh());
    return () => {
      unseen();
      deaf();
    };
  }

  /** A problem in words. */
  words(problem: Problem): string {
    return problemWords(problem, this.timezone);
  }
}

interface Answer<O extends keyof Operations> {
  output?: Operations[O]['output'];
  problem?: Problem;
}

async function answer<O extends keyof Operations>(
  operation: O,
  input: Operations[O]['input']
): Promise<Answer<O>> {
  try {
    return { output: await transport.call(operation, input) };
  } catch (thrown) {
    return { problem: problemIn(thrown) };
  }
}

async function deviceState(): Promise<SyncState | undefined> {
  return transport.can.device ? (await answer('sync_state', {})).output : undefined;
}

/** Whether what was known must no longer be shown. In the app it may be, until somebody logs out. */
function gone({ code }: Problem): boolean {
  return (
    code === 'nothing_cached' || code === 'not_allowed' || (code === 'not_logged_in' && !transport.can.device)
  );
}

function loggedInAfter(problem: Problem | undefined, before: boolean | undefined): boolean | undefined {
  if (!problem) return true;
  return problem.code === 'not_logged_in' ? false : before;
}

/** What became of requests that were waiting. */
function newsBetween(before: PendingRequest[], now: Overview): string | undefined {
  for (const { request, stay, state, action } of before) {
    if (state.kind !== 'waiting') continue;
    const plate = stay.plate.shown;
    const still = now.requests.find((other) => other.request === request);
    if (still?.state.kind === 'refused') {
      return t('news-refused', { plate, reason: problemWords(still.state.problem, now.council.timezone) });
    }
    const confirmed = now.stays.find((other) => other.id === stay.id);
    if (!still && confirmed && (action === 'activate' || action === 'activate_many')) {
      return t('news-confirmed', { plate, until: until(confirmed.end, now.council.timezone) });
    }
    if (!still && confirmed) return t('news-changed', { plate });
  }
  return undefined;
}

export const permits = new Permits();
