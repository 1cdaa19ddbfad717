/** Where each kind of staff works. Residents have the whole site, and no room of their own. */
import type { Role } from './client/generated';

/** The first page of a role's own room; none for residents, and while nobody is known. */
export function roomOf(role: Role | undefined): '/review' | '/desk' | undefined {
  switch (role) {
    case 'reviewer':
      return '/review';
    case 'call_handler':
      return '/desk';
    case 'resident':
    case undefined:
      return undefined;
  }
}
