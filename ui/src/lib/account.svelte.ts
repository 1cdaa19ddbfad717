/** The account of whoever is logged in, as last told, for the pages that show and change it. */
import { transport } from '$transport';
import type { AccountView, CouncilId, Operations, Problem } from './client/generated';
import { problemIn } from './client/transport';
import { councils } from './councils.svelte';
import { permits } from './permits.svelte';

type Changing = {
  [O in keyof Operations]: Operations[O]['output'] extends AccountView ? O : never;
}[keyof Operations];

class Account {
  view = $state.raw<AccountView>();
  /** Why the account could not be loaded. */
  problem = $state.raw<Problem>();
  /** What has just been done, for the page that comes next. */
  done: string | undefined;

  /** The account's council, as far as it is known. */
  get council(): CouncilId | null {
    return permits.overview?.council.id ?? (councils.usual || null);
  }

  async load(): Promise<void> {
    this.problem = undefined;
    try {
      this.view = await transport.call('account', {});
    } catch (thrown) {
      this.problem = problemIn(thrown);
    }
  }

  /** Changes the account. Throws its problem. */
  async change<O extends Changing>(operation: O, input: Operations[O]['input']): Promise<void> {
    this.view = await transport.call(operation, input);
  }

  /** What has just been done: told once. */
  takeDone(): string | undefined {
    const { done } = this;
    this.done = undefined;
    return done;
  }

  forget(): void {
    this.view = undefined;
    this.done = undefined;
  }
}

export const account = new Account();
