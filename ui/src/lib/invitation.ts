/** The invitation to help that was opened in this tab, kept while somebody logs in to answer it. */
import type { CouncilId } from './client/generated';
import { letterLink } from './letter-link';

export interface Invitation {
  council: CouncilId;
  secret: string;
}

const KEPT_AS = 'invitation';

/** The invitation that a link carries, or else the one that was opened before. */
export function openedInvitation(url: URL): Invitation | undefined {
  const link = letterLink(url);
  if (link?.council && link.proof.kind === 'link') {
    const invitation = { council: link.council, secret: link.proof.secret };
    sessionStorage.setItem(KEPT_AS, JSON.stringify(invitation));
    return invitation;
  }
  const kept = sessionStorage.getItem(KEPT_AS);
  return kept ? (JSON.parse(kept) as Invitation) : undefined;
}

/** Forgets it: it has been answered, or never can be. */
export function forgetInvitation(): void {
  sessionStorage.removeItem(KEPT_AS);
}
