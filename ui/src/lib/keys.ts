/**
 * Keys that do something at once, wherever on the page one is. They never act while somebody types, holds a modifier
 * or answers a dialog, and those that are a single character can be switched off (WCAG 2.1.4).
 */

export interface Shortcut {
  /** Any of these does it, as in `KeyboardEvent.key`; letters are small. */
  keys: string[];
  /** What it does, in words; without words it is not listed. */
  text?: string;
  /** Whether holding the key down does it again. */
  repeats?: boolean;
  /** Returns false where there was nothing to do, so that the browser does what it would have done. */
  act: () => unknown;
}

/** What of a key press matters. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'isComposing'
>;

const KEPT_AS = 'single-keys';
const FIELDS = 'input, textarea, select, [contenteditable]';

/** Which of them a key press asks for. With `single` off, characters ask for nothing; named keys still do. */
export function wanted(press: Press, shortcuts: Shortcut[], single: boolean): Shortcut | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return undefined;
  const character = press.key.length === 1;
  if (character && !single) return undefined;
  const letter = character && press.key.toLowerCase() !== press.key.toUpperCase();
  // A sign such as "?" or "+" may need Shift; a letter with Shift is another key.
  if (press.shiftKey && (letter || !character)) return undefined;
  const key = letter ? press.key.toLowerCase() : press.key;
  const found = shortcuts.find(({ keys }) => keys.includes(key));
  return press.repeat && !found?.repeats ? undefined : found;
}

/** Whether keys belong to what has the focus: a field, or a dialog. */
export function taken(target: EventTarget | null): boolean {
  return target instanceof Element && (target.closest(FIELDS) ?? target.closest('dialog')) !== null;
}

/** Whether single characters act, as last chosen. */
export function singleKeys(): boolean {
  return localStorage.getItem(KEPT_AS) !== 'off';
}

/** Keeps whether single characters act. */
export function keepSingleKeys(on: boolean): void {
  localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
}
