/**
 * What this browser knows of visits started by links: which stays are its own, so that it can show them again, and what
 * was typed. The secret of a link is kept nowhere but in the address.
 */
import { transport } from '$transport';
import type { StayId, VisitorStay } from './client/generated';
import { problemIn } from './client/transport';
import { kept } from './kept.svelte';
import { leavesOpen, type Named } from './requests';

const KEPT_AS = 'visits';
/** Stays that are remembered at most, the latest last. */
const MOST = 20;

interface Remembered {
  link: string;
  stay: StayId;
}

interface Draft {
  typed: string;
  request: Named | undefined;
}

/** The answers so far. */
export const draft: Draft = kept<Draft>('visit', { typed: '', request: undefined });

/** The secret in the address of this page, without what a message may have put behind it; empty where there is none. */
export function secretHere(): string {
  return /^#([\w-]*)/.exec(location.hash)?.[1] ?? '';
}

function remembered(): Remembered[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]') as Remembered[];
  } catch {
    return [];
  }
}

function keep(all: Remembered[]) {
  localStorage.setItem(KEPT_AS, JSON.stringify(all.slice(-MOST)));
}

/** Keeps that this browser starts a stay, before it is asked for: the answer may be lost. */
export function remember(link: string, stay: StayId): void {
  keep([...remembered().filter((known) => known.stay !== stay), { link, stay }]);
}

/** Keeps it no longer. */
export function forget(stay: StayId): void {
  keep(remembered().filter((known) => known.stay !== stay));
}

/** The stays that this browser started by a link, the latest first. What is no stay of the link is forgotten. */
export async function ownStays(secret: string, link: string): Promise<VisitorStay[]> {
  const mine = remembered().filter((known) => known.link === link);
  const found: VisitorStay[] = [];
  for (const { stay } of mine.reverse()) {
    try {
      found.push(await transport.call('stay_by_link', { secret, stay }));
    } catch (thrown) {
      const problem = problemIn(thrown);
      if (problem.code === 'unknown_stay') forget(stay);
      else if (leavesOpen(problem)) break;
    }
  }
  return found;
}
