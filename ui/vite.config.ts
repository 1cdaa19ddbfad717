import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { olderStyles } from './scripts/older-styles';

/** The oldest browsers the website works in, and why: docs/decisions/0027-old-browsers.md. */
const WEBSITE = ['chrome64', 'edge79', 'firefox78', 'safari12.1', 'ios12.2'];
/** The windows the app runs in. */
const APP = ['es2022', 'chrome105', 'safari15.4', 'firefox104'];

/** Two builds of the same screens: `web` speaks HTTP, `app` speaks to the shell. Only `app` contains Tauri. */
export default defineConfig(({ mode }) => {
  const app = mode === 'app';
  const folder = `build/${app ? 'app' : 'web'}`;
  return {
    plugins: [
      sveltekit({
        // Styles are plain CSS; what older browsers need is added once they are scoped.
        preprocess: vitePreprocess({ style: false }),
        compilerOptions: { runes: true },
        // Whoever serves the files answers every other address with this shell.
        adapter: adapter({ pages: folder, assets: folder, fallback: 'index.html' }),
        alias: { $transport: `src/lib/client/${app ? 'tauri' : 'http'}.ts` },
        // Absolute addresses, so that any page can be answered with any shell.
        paths: { relative: false },
        // One script: small enough, and a page left open through an update never asks for a part that is gone.
        output: { bundleStrategy: 'single' },
        csp: {
          mode: 'hash',
          directives: {
            'default-src': ['none'],
            'script-src': ['self'],
            'style-src': ['self'],
            // The one style attribute there is: SvelteKit's, on the region that announces a new page.
            'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
            // Pages of documents are shown from memory.
            'img-src': ['self', 'data:', 'blob:'],
            'connect-src': app ? ['self', 'ipc:', 'http://ipc.localhost'] : ['self'],
            'form-action': ['self'],
            'base-uri': ['none'],
            'object-src': ['none']
          }
        },
        version: { pollInterval: 0 }
      })
    ],
    css: { postcss: { plugins: app ? [] : [olderStyles()] } },
    build: { target: app ? APP : WEBSITE }
  };
});
