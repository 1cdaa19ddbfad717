/**
 * Whom this tab of the website acts for: somebody the person helps, or nobody, which is the person. Each tab keeps its own,
 * so that what is asked in one is never done for whom another shows. In the app the device keeps it.
 */
import type { HolderId } from './generated';

const KEPT_AS = 'helping';

export const acting = {
  get holder(): HolderId | undefined {
    return sessionStorage.getItem(KEPT_AS) ?? undefined;
  },

  set holder(holder: HolderId | undefined) {
    if (holder) sessionStorage.setItem(KEPT_AS, holder);
    else sessionStorage.removeItem(KEPT_AS);
  }
};
