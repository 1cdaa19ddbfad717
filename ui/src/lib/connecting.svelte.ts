/** The connections of whoever is logged in, as last told, and what has just been made: its secret is told once. */
import { transport } from '$transport';
import type { Connections, Operations, Problem } from './client/generated';
import { problemIn } from './client/transport';

type Making = 'make_token' | 'make_calendar' | 'make_webhook';

/** What is to be copied now, for it is never told again. */
export interface Made {
  kind: 'token' | 'calendar' | 'webhook';
  secret: string;
}

class Connecting {
  known = $state.raw<Connections>();
  /** Why they could not be loaded. */
  problem = $state.raw<Problem>();
  made = $state.raw<Made>();

  async load(): Promise<void> {
    this.problem = undefined;
    try {
      this.known = await transport.call('connections', {});
    } catch (thrown) {
      this.problem = problemIn(thrown);
    }
  }

  /** Makes one, and returns what was told. Throws its problem. */
  async make<O extends Making>(
    operation: O,
    input: Operations[O]['input']
  ): Promise<Operations[O]['output']> {
    const told = await transport.call(operation, input);
    this.known = told.connections;
    return told;
  }

  /** Changes one. Throws its problem. */
  async change<O extends 'end_connection' | 'test_webhook'>(
    operation: O,
    input: Operations[O]['input']
  ): Promise<Connections> {
    this.known = await transport.call(operation, input);
    return this.known;
  }

  /** The secret is looked at on one page, and gone with it. */
  forget(): void {
    this.made = undefined;
  }
}

export const connecting = new Connecting();
