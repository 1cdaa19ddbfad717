/**
 * One thing asked of a registration at a time: busy while it lasts, its problem afterwards. The same thing asked again
 * is the same request; a refusal ends it.
 */
import type { Operations, Problem, RegistrationStatus } from './client/generated';
import { problemIn } from './client/transport';
import { permits } from './permits.svelte';
import { leavesOpen, named, type Named } from './requests';

type Asked =
  | 'begin_registration'
  | 'save_registration'
  | 'remove_evidence'
  | 'submit_registration'
  | 'withdraw_registration';

export class Asking {
  busy = $state(false);
  problem = $state<Problem>();

  #request: Named | undefined;

  /** Asks. Nothing is answered where there is a problem, or where something is still being asked. */
  async ask<O extends Asked>(
    operation: O,
    about: Omit<Operations[O]['input'], 'request'>
  ): Promise<RegistrationStatus | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problem = undefined;
    this.#request = named(this.#request, [operation, about]);
    const input = { ...about, request: this.#request.id } as Operations[O]['input'];
    try {
      const status = await permits.change(operation, input);
      this.#request = undefined;
      know(status);
      return status;
    } catch (thrown) {
      this.problem = problemIn(thrown);
      if (!leavesOpen(this.problem)) this.#request = undefined;
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}

/** Takes over where the registration stands, should the overview have come without it. */
export function know(status: RegistrationStatus): void {
  if (permits.overview) permits.overview = { ...permits.overview, registration: status };
}
