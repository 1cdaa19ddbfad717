/** The link in a letter. What it carries is behind the `#`, which browsers never send to a server. */
import type { CouncilId, Proof } from './client/generated';

export interface LetterLink {
  council: CouncilId | null;
  proof: Proof;
}

/** What a letter's link carries; none if a part of it was lost on the way. */
export function letterLink({ hash }: URL): LetterLink | undefined {
  const carried = new URLSearchParams(hash.slice(1));
  const secret = carried.get('secret');
  return secret ? { council: carried.get('council') || null, proof: { kind: 'link', secret } } : undefined;
}
