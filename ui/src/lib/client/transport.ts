/**
 * How the screens reach the rest of the product: one call, two signals. Which transport there is, the build decides
 * (`$transport` in vite.config.ts). No screen knows whether a server or the device answers.
 */
import type { Operations, Problem } from './generated';

export interface Transport {
  /** Asks for an operation. Throws a `ProblemError`, and nothing else, when it cannot be had. */
  call<O extends keyof Operations>(
    operation: O,
    input: Operations[O]['input']
  ): Promise<Operations[O]['output']>;
  /** Tells when what was shown may have changed. Returns what stops it. */
  onChange(changed: () => void): () => void;
  /** Tells when somebody comes back from paying in the browser. A website is led back by the browser instead. */
  onArrive(arrived: () => void): () => void;
  /** What this transport offers beyond the common operations. */
  readonly can: {
    /** A device answers: it keeps permits and requests, and takes `sync_state` and `dismiss`. */
    readonly device: boolean;
  };
}

/** A failure, as told by whoever answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Whether a value from outside is a problem. */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** The problem in whatever was thrown: a fault of our own is `internal`. */
export function problemIn(thrown: unknown): Problem {
  return thrown instanceof ProblemError ? thrown.problem : { code: 'internal' };
}
