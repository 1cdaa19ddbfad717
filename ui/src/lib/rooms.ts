/** Where each kind of staff works. Residents have the whole site, and no room of their own. */
import type { Role } from './client/generated';

/** The pages for somebody who acts for whom they help: what a helper may see and do, and nothing of the resident's own. */
const HELPERS: readonly string[] = [
  '/',
  '/permits',
  '/permits/manage',
  '/permits/where',
  '/stay',
  '/help/accept'
];

/** Whether a page is for somebody who helps. */
export function forHelpers(path: string): boolean {
  return HELPERS.includes(path) || path === '/permits/activate' || path.startsWith('/permits/activate/');
}

/** The first page of a role's own room; none for residents, and while nobody is known. */
export function roomOf(role: Role | undefined): '/review' | '/desk' | undefined {
  switch (role) {
    case 'reviewer':
      return '/review';
    case 'call_handler':
      return '/desk';
    case 'resident':
    case 'helper':
    case undefined:
      return undefined;
  }
}
