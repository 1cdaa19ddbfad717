/** The website's transport: the server over HTTP. The session is a cookie that no script can read. */
import { acting } from './acting';
import { ProblemError, isProblem, type Transport } from './transport';

const PATIENCE_MS = 20_000;

/** Whom it is asked for goes along, where that is somebody the person helps. */
function headers(): Record<string, string> {
  const { holder } = acting;
  return { 'content-type': 'application/json', ...(holder && { 'x-helping': holder }) };
}

async function ask(operation: string, input: unknown): Promise<Response> {
  // Not AbortSignal.timeout, which older browsers lack. Once everything has come, the end of patience ends nothing.
  const patience = new AbortController();
  setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(`/api/v1/${operation}`, {
      method: 'POST',
      headers: headers(),
      credentials: 'same-origin',
      // Browsers without Sec-Fetch-Site say who asks by Origin, and only where they may name the page.
      referrerPolicy: 'same-origin',
      body: JSON.stringify(input),
      signal: patience.signal
    });
  } catch {
    throw new ProblemError({ code: 'offline' });
  }
}

export const transport: Transport = {
  can: { device: false },

  async call(operation, input) {
    const response = await ask(operation, input);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) return answer as never;
    if (isProblem(answer)) throw new ProblemError(answer);
    // Not our server's words: something on the way answered in its place.
    throw new ProblemError({ code: response.ok || response.status >= 502 ? 'offline' : 'internal' });
  },

  onChange(changed) {
    const seen = () => {
      if (document.visibilityState === 'visible') changed();
    };
    window.addEventListener('focus', seen);
    window.addEventListener('online', seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('focus', seen);
      window.removeEventListener('online', seen);
      document.removeEventListener('visibilitychange', seen);
    };
  },

  onArrive: () => () => undefined
};
