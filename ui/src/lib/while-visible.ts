/** Asking again and again, but only while somebody can see the page, and never twice at once. */

/** Does something every so many milliseconds, and when the page comes back into sight. Returns what stops it. */
export function whileVisible(every: number, ask: () => Promise<void>): () => void {
  let asking = false;
  async function again() {
    if (asking || document.visibilityState !== 'visible') return;
    asking = true;
    await ask().finally(() => (asking = false));
  }
  const timer = setInterval(() => void again(), every);
  const seen = () => void again();
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}
