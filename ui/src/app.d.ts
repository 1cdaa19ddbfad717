/// <reference types="@sveltejs/kit" />

declare module '$transport' {
  /** How this build reaches the rest of the product. */
  export const transport: import('$lib/client/transport').Transport;
}
