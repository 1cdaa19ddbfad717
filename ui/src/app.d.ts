/// <reference types="@sveltejs/kit" />

declare module '$transport' {
  /** How this build reaches the rest of the product. */
  export const transport: import('$lib/client/transport').Transport;
}

declare namespace App {
  interface PageState {
    /** How far a visitor has got with a link. */
    visit?: 'check' | 'stay';
  }
}
