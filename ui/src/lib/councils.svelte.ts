/** The councils of this server, asked for once, and the one that was used last on this device. */
import { transport } from '$transport';
import type { CouncilChoice, CouncilId, Councils, Problem } from './client/generated';
import { problemIn } from './client/transport';

const KEPT_AS = 'council';

class CouncilList {
  /** None before the first answer; in the app, none without a network. */
  known = $state.raw<Councils>();
  /** Why there is no answer. */
  problem = $state.raw<Problem>();

  #last = $state(localStorage.getItem(KEPT_AS) ?? '');
  #asking: Promise<void> | undefined;

  get list(): CouncilChoice[] {
    return this.known?.councils ?? [];
  }

  /** Whether there is a choice. */
  get several(): boolean {
    return this.list.length > 1;
  }

  /** Whether this is a demonstration, whose letters can be read in the inbox. */
  get demo(): boolean {
    return this.known?.demo ?? false;
  }

  /** The council that was used last, where it is still served; else empty. */
  get last(): CouncilId {
    return this.list.some(({ id }) => id === this.#last) ? this.#last : '';
  }

  /** The council that was used last, or the first; empty where none is known. */
  get usual(): CouncilId {
    return this.last || (this.list[0]?.id ?? '');
  }

  /** The chosen council, or the only one there is; empty where none is known. */
  only(chosen: CouncilId): CouncilId {
    return this.several ? chosen : (this.list[0]?.id ?? '');
  }

  /** Remembers which council was used. */
  use(id: CouncilId | null): void {
    if (!id) return;
    this.#last = id;
    localStorage.setItem(KEPT_AS, id);
  }

  /** Asks, unless it is known already. Never throws: see `problem`. */
  ask(): Promise<void> {
    this.#asking ??= this.#ask();
    return this.#asking;
  }

  async #ask(): Promise<void> {
    try {
      this.known = await transport.call('councils', {});
      this.problem = undefined;
    } catch (thrown) {
      this.problem = problemIn(thrown);
      this.#asking = undefined;
    }
  }
}

export const councils = new CouncilList();
