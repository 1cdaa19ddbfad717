/**
 * What somebody typed outlives an error, a reload and the end of a session, for they come back to it. Logging out is
 * different: whoever sits down next must find nothing of theirs.
 */
import { startAgain } from './answers.svelte';
import { forgetChanges, forgetForgotten, forgetSignUp } from './awaited.svelte';
import { handset } from './handset.svelte';
import { paying } from './order.svelte';
import { forgetTyped } from './registering.svelte';

/** What SvelteKit keeps there for itself: how far a page was scrolled. */
const NOT_OURS = /^sveltekit:/;

/** Forgets whatever was typed or asked for in this window. */
export function forgetAll(): void {
  startAgain();
  paying.order = '';
  forgetTyped();
  forgetSignUp();
  forgetForgotten();
  forgetChanges();
  handset.forget();
  // What is left is of pages that are closed: drafts of decisions, what staff searched for.
  for (const name of Object.keys(sessionStorage)) {
    if (!NOT_OURS.test(name)) sessionStorage.removeItem(name);
  }
}
