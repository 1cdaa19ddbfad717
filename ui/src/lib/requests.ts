/**
 * The names of requests. A request keeps its name for every further try, so that it is carried out once; other content,
 * or a refusal, which the server remembers for that name, makes a new one.
 */
import type { Code, Problem } from './client/generated';

export interface Named {
  /** What the request asks for. */
  of: string;
  id: string;
}

/** The same name for the same content, another for any other. */
export function named(known: Named | undefined, content: unknown): Named {
  const of = JSON.stringify(content);
  return known?.of === of ? known : { of, id: crypto.randomUUID() };
}

/** After these nobody can know whether it was carried out, so asking again must be the same request. */
const OPEN: readonly Code[] = [
  'offline',
  'timeout',
  'busy',
  'storage_full',
  'internal',
  'not_logged_in',
  'too_many_tries',
  'payment_unknown'
];

/** Whether a problem leaves open what became of a request. */
export function leavesOpen({ code }: Problem): boolean {
  return OPEN.includes(code);
}
