/** The words on the screens, in the reader's language. The sentences are in `messages/`; Rust reads the same files. */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Problem } from './client/generated';
import cyAccount from '../../messages/cy/account.ftl?raw';
import cyBuying from '../../messages/cy/buying.ftl?raw';
import cyConnecting from '../../messages/cy/connecting.ftl?raw';
import cyHandset from '../../messages/cy/handset.ftl?raw';
import cyParking from '../../messages/cy/parking.ftl?raw';
import cyDesk from '../../messages/cy/desk.ftl?raw';
import cyHelping from '../../messages/cy/helping.ftl?raw';
import cyLasting from '../../messages/cy/lasting.ftl?raw';
import cyLinks from '../../messages/cy/links.ftl?raw';
import cyPaying from '../../messages/cy/paying.ftl?raw';
import cyProblems from '../../messages/cy/problems.ftl?raw';
import cyRefunding from '../../messages/cy/refunding.ftl?raw';
import cyRegistering from '../../messages/cy/registering.ftl?raw';
import cyReviewing from '../../messages/cy/reviewing.ftl?raw';
import cyScreens from '../../messages/cy/screens.ftl?raw';
import cyTimes from '../../messages/cy/times.ftl?raw';
import enAccount from '../../messages/en/account.ftl?raw';
import enBuying from '../../messages/en/buying.ftl?raw';
import enConnecting from '../../messages/en/connecting.ftl?raw';
import enHandset from '../../messages/en/handset.ftl?raw';
import enParking from '../../messages/en/parking.ftl?raw';
import enDesk from '../../messages/en/desk.ftl?raw';
import enHelping from '../../messages/en/helping.ftl?raw';
import enLasting from '../../messages/en/lasting.ftl?raw';
import enLinks from '../../messages/en/links.ftl?raw';
import enPaying from '../../messages/en/paying.ftl?raw';
import enProblems from '../../messages/en/problems.ftl?raw';
import enRefunding from '../../messages/en/refunding.ftl?raw';
import enRegistering from '../../messages/en/registering.ftl?raw';
import enReviewing from '../../messages/en/reviewing.ftl?raw';
import enScreens from '../../messages/en/screens.ftl?raw';
import enTimes from '../../messages/en/times.ftl?raw';

export type Language = 'en' | 'cy';

/** What a sentence is filled with. Times and days come as text: see times.ts. */
export type Args = Record<string, string | number>;

const KEPT_AS = 'language';

const bundles: Record<Language, FluentBundle> = {
  en: bundle('en-GB', [
    enAccount,
    enBuying,
    enConnecting,
    enHandset,
    enParking,
    enDesk,
    enHelping,
    enLasting,
    enLinks,
    enPaying,
    enProblems,
    enRefunding,
    enRegistering,
    enReviewing,
    enScreens,
    enTimes
  ]),
  cy: bundle('cy', [
    cyAccount,
    cyBuying,
    cyConnecting,
    cyHandset,
    cyParking,
    cyDesk,
    cyHelping,
    cyLasting,
    cyLinks,
    cyPaying,
    cyProblems,
    cyRefunding,
    cyRegistering,
    cyReviewing,
    cyScreens,
    cyTimes
  ])
};

let current = $state<Language>(firstLanguage());

function bundle(locale: string, files: string[]): FluentBundle {
  const made = new FluentBundle([locale, 'en-GB'], { useIsolating: false });
  for (const file of files) made.addResource(new FluentResource(file));
  return made;
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'en' || kept === 'cy') return kept;
  return navigator.language.toLowerCase().startsWith('cy') ? 'cy' : 'en';
}

/** The language the screens are in. */
export function language(): Language {
  return current;
}

/** Puts the screens into a language and keeps the choice. */
export function speak(chosen: Language): void {
  current = chosen;
  localStorage.setItem(KEPT_AS, chosen);
}

/** The sentence of a key. */
export function t(key: string, args?: Args): string {
  return sentence(key, args) ?? key;
}

function sentence(key: string, args?: Args): string | undefined {
  const pattern = bundles[current].getMessage(key)?.value;
  return pattern ? bundles[current].formatPattern(pattern, args, []) : undefined;
}

/** The sentence for a problem whose arguments are already words. A code newer than these screens brings its own. */
export function problemSentence(problem: Problem, args: Args): string {
  const known = sentence(`problem-${problem.code.replaceAll('_', '-')}`, args);
  return known ?? problem.message ?? t('problem-internal');
}

/** An amount in pence as both languages write it: "£18.00", "£1,234.50". */
export function money(pence: number): string {
  const whole = String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `£${whole}.${String(pence % 100).padStart(2, '0')}`;
}

/** A name given in several languages, in the reader's. */
export function named(words: { [language in string]: string }): string {
  return words[current] ?? words.en ?? '';
}
