/**
 * Checks that the built website can be read by the oldest browsers it is for: every script parses as ECMAScript 2018 with
 * modules loaded on demand, and uses nothing newer than those browsers unless `static/old-browsers.js` adds it or the
 * place that uses it can do without. See docs/decisions/0027-old-browsers.md.
 */
import { parse } from 'acorn';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const added = readFileSync(join(root, 'static/old-browsers.js'), 'utf8');

/** What the oldest browsers have of later years: all of it is syntax of modules. */
const SYNTAX = new Set(['ImportExpression', 'MetaProperty']);

/** Newer than the oldest of them, by the names they go by; each is a method or a global. */
const NEWER = [
  'AggregateError, allSettled, any, AbortController, arrayBuffer, at, BroadcastChannel, canParse',
  'checkVisibility, clipboard, CompressionStream, createImageBitmap, credentials',
  'FinalizationRegistry, findLast, findLastIndex, flat, flatMap, formatRange, formatRangeToParts',
  'fromAsync, fromBase64, fromEntries, getOrInsert, globalThis, groupBy, hasOwn, inert',
  'isWellFormed, ListFormat, Locale, locks, matchAll, moveBefore, OffscreenCanvas, PluralRules, queueMicrotask',
  'randomUUID, RelativeTimeFormat, replaceAll, replaceChildren, requestSubmit, requestIdleCallback, ResizeObserver',
  'scheduler, Segmenter, setHTMLUnsafe, share, showModal, showPicker, showPopover, startViewTransition, structuredClone',
  'supportedValuesOf, Temporal, throwIfAborted, timeout, toBase64, togglePopover, toReversed, toSorted, toSpliced',
  'trimEnd, trimStart, try, visualViewport, WeakRef, withResolvers'
]
  .join(', ')
  .split(', ');

/** Where something newer may stand: whoever uses it looks first, or catches that it is missing. */
const GUARDED = {
  any: 'not Promise.any: a name of the bundle’s own',
  clipboard: 'the text is selected instead: CopyText.svelte',
  createImageBitmap: 'the photo is sent as it is: photo.ts',
  credentials: 'passkeys are offered only where there are any: passkeys.ts',
  fromBase64: 'SvelteKit only looks whether it is there',
  share: 'offered only where there is a way to share: SendParking.svelte',
  showModal: 'put together by hand: modal.ts',
  startViewTransition: 'not called',
  Temporal: 'Fluent only looks whether it is there',
  timeout: 'not AbortSignal.timeout: http.ts',
  try: 'not Promise.try'
};

/** Regular expressions that older browsers cannot read: they break the whole script. */
const PATTERN = /\(\?<|\\p\{|\\P\{/;
const FLAGS = /[dsv]/;

/** The faults of a script. */
function faultsIn(text, adds) {
  let tree;
  try {
    tree = parse(text, { ecmaVersion: 2020, sourceType: 'module' });
  } catch (thrown) {
    return [`cannot be read as ECMAScript 2018: ${thrown.message}`];
  }
  const found = new Set();
  walk(tree, (node) => {
    if (SYNTAX.has(node.type)) return;
    if (node.type === 'ChainExpression') found.add('?. is too new');
    if (node.type === 'LogicalExpression' && node.operator === '??') found.add('?? is too new');
    if (node.type === 'CatchClause' && !node.param) found.add('catch without a name is too new');
    if (node.type === 'ExportAllDeclaration' && node.exported) found.add('export * as is too new');
    if (node.type === 'Literal' && node.bigint) found.add('whole numbers without end are too new');
    if (node.type === 'Literal' && node.regex) {
      const { pattern, flags } = node.regex;
      if (PATTERN.test(pattern) || FLAGS.test(flags)) found.add(`/${pattern}/${flags} is too new`);
    }
    const name = used(node);
    if (name && NEWER.includes(name) && !adds(name) && !(name in GUARDED)) found.add(`${name} is too new`);
  });
  return [...found];
}

/** What a piece of a script calls by a name that is not its own. */
function used(node) {
  if (node.type === 'MemberExpression' && !node.computed) return node.property.name;
  if (node.type === 'NewExpression' || node.type === 'CallExpression') return node.callee.name;
  if (node.type === 'UnaryExpression' && node.operator === 'typeof') return undefined;
  return undefined;
}

function walk(node, see) {
  see(node);
  for (const value of Object.values(node)) {
    for (const part of Array.isArray(value) ? value : [value])
      if (part && typeof part.type === 'string') walk(part, see);
  }
}

/** What `old-browsers.js` adds. */
function adds(name) {
  return added.includes(`'${name}'`) || added.includes(`window.${name} =`);
}

/** That the check itself would notice. */
const KNOWN = [
  ['a?.b', true],
  ['a ?? b', true],
  ['a ??= b', true],
  ['class A { #b = 1 }', true],
  ['try { a() } catch { b() }', true],
  ['1n', true],
  ['/(?<year>x)/', true],
  ['/\\p{L}/u', true],
  ['structuredClone(a)', true],
  ['AbortSignal.any; a.toSorted()', true],
  ['import("a"); import.meta.url; ({ ...a }); async function* b() {}', false],
  ['a.at(-1); Object.fromEntries(b)', false]
];
for (const [text, wrong] of KNOWN)
  if (faultsIn(text, adds).length > 0 !== wrong) throw new Error(`the check is wrong about ${text}`);

const built = join(root, 'build/web');
const files = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const scripts = files.filter((file) => file.endsWith('.js'));
const faults = scripts.flatMap((file) =>
  faultsIn(readFileSync(file, 'utf8'), adds).map((it) => `${file}: ${it}`)
);
if (scripts.length === 0) faults.push('there are no built scripts');

for (const file of files.filter((it) => it.endsWith('.css'))) {
  const styles = readFileSync(file, 'utf8');
  if (styles.includes(':where(.svelte-')) faults.push(`${file}: :where() hides styles from older browsers`);
  if (!styles.includes('.without-gap')) faults.push(`${file}: no space without gap`);
}

// This file alone is read by browsers that are older still, to be told so.
parse(added, { ecmaVersion: 5, sourceType: 'script' });

for (const fault of faults) console.error(fault);
console.log(`older browsers: ${scripts.length} scripts, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
