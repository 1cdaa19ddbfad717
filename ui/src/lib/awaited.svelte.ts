/** What has been asked for and waits for the code that was sent. It outlives a reload; the password does not. */
import { transport } from '$transport';
import type { CouncilId, Proof, Sent } from './client/generated';
import { kept } from './kept.svelte';
import { language } from './words.svelte';

interface Awaited {
  /** The answer to the last letter or text asked for. */
  sent: Sent | undefined;
}

interface ByCouncil extends Awaited {
  council: CouncilId;
  contact: string;
}

const NOBODY: ByCouncil = { council: '', contact: '', sent: undefined };

/** A new account. */
export const signingUp = kept<ByCouncil & { name: string }>('sign-up', { ...NOBODY, name: '' });

/** The new account's password: in memory only, so that the device can log in by itself. */
export const chosen = $state({ password: '' });

/** A password to be replaced. */
export const forgotten = kept<ByCouncil>('forgotten-password', NOBODY);

/** Another e-mail address for the account. */
export const newEmail = kept<Awaited & { email: string }>('new-email', { email: '', sent: undefined });

/** A mobile number for the account. */
export const newMobile = kept<Awaited & { mobile: string }>('new-mobile', { mobile: '', sent: undefined });

/** Asks for a new account, or for another letter about it. */
export async function askForAccount(): Promise<void> {
  const { council, contact, name } = signingUp;
  const { password } = chosen;
  const input = { council, contact: contact.trim(), name: name.trim(), password, language: language() };
  signingUp.sent = await transport.call('sign_up', input);
}

/** Asks for a letter with which a forgotten password can be replaced. */
export async function askForPassword(): Promise<void> {
  const { council, contact } = forgotten;
  const input = { council, contact: contact.trim(), language: language() };
  forgotten.sent = await transport.call('forgot_password', input);
}

/** A code as proof: people copy spaces along with it. */
export function proofOf(sent: Sent, code: string): Proof {
  return { kind: 'code', ticket: sent.ticket, code: code.replaceAll(/\s/g, '') };
}

export function forgetSignUp(): void {
  Object.assign(signingUp, NOBODY, { name: '' });
  chosen.password = '';
}

export function forgetForgotten(): void {
  Object.assign(forgotten, NOBODY);
}

/** Forgets what an account asked for: whoever logs in next may be somebody else. */
export function forgetChanges(): void {
  Object.assign(newEmail, { email: '', sent: undefined });
  Object.assign(newMobile, { mobile: '', sent: undefined });
}
