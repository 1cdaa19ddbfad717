/**
 * Pictures of the pages of documents, as addresses an image can show. Each page is asked for once, and only when it is
 * looked at, since every look is kept; nothing of them is left when the case is left.
 */
import { transport } from '$transport';
import type { Case } from './client/generated';

export class PagePictures {
  readonly #case: Case;
  readonly #shown = new Map<string, Promise<string>>();
  #left = false;

  constructor(which: Case) {
    this.#case = which;
  }

  /** The address of a page's picture. Throws its problem, and can then be asked again. */
  async see(evidence: string, page: number): Promise<string> {
    const key = `${evidence}/${page}`;
    const known = this.#shown.get(key);
    if (known) return known;
    const asked = this.#fetch(evidence, page);
    this.#shown.set(key, asked);
    asked.catch(() => this.#shown.delete(key));
    return asked;
  }

  /** Forgets them all. */
  leave(): void {
    this.#left = true;
    for (const shown of this.#shown.values()) shown.then(URL.revokeObjectURL, () => undefined);
    this.#shown.clear();
  }

  async #fetch(evidence: string, page: number): Promise<string> {
    const { jpeg } = await transport.call('see_page', { case: this.#case, evidence, page });
    // Whoever has left must not leave a picture behind.
    return this.#left ? '' : URL.createObjectURL(new Blob([bytes(jpeg)], { type: 'image/jpeg' }));
  }
}

/** What base64 stands for. */
export function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
