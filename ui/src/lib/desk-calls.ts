/** Asks, while the desk waits, whether the telephone system has put a call through. */
import { transport } from '$transport';
import type { Ringing } from './client/generated';
import { problemIn } from './client/transport';

const EVERY_MS = 2000;
/** After trouble it asks less often. */
const LATER_MS = 15_000;

/** Asks until it is stopped, while the desk is free and the page can be seen. */
export function nextCalls(free: () => boolean, take: (call: Ringing) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;

  async function ask(): Promise<void> {
    let wait = EVERY_MS;
    if (free() && document.visibilityState === 'visible') {
      try {
        const { call } = await transport.call('next_call', {});
        if (call && !stopped) take(call);
      } catch (thrown) {
        // Whoever may not ask need not try again.
        const { code } = problemIn(thrown);
        if (code === 'not_allowed' || code === 'not_logged_in') return;
        wait = LATER_MS;
      }
    }
    if (!stopped) timer = setTimeout(() => void ask(), wait);
  }

  timer = setTimeout(() => void ask(), EVERY_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
