/**
 * Checks the message files: every language has the same keys and fills in the same arguments, every key that the
 * screens use is there, none is left over, and every problem code has its sentence.
 */
import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const languages = ['en', 'cy'];
/** Keys that are put together: see words.svelte.ts and times.ts. */
const families = /^(problem-|weekday-\d$|month-\d+$)/;
/** Files whose messages the screens do not show: the shell does, and the server. Their tests name each of them. */
const elsewhere = [
  'calendar.ftl',
  'notices.ftl',
  'letters.ftl',
  'payments-table.ftl',
  'receipt.ftl',
  'stay-receipt.ftl',
  'texts.ftl'
];
const faults = [];

function read(language) {
  const messages = new Map();
  const folder = join(root, 'messages', language);
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    const declared = text.match(/^[a-z][a-z0-9-]*(?= =)/gm) ?? [];
    const parsed = new FluentResource(text).body;
    if (parsed.length !== declared.length) faults.push(`${language}/${file}: a message cannot be read`);
    for (const { id, value } of parsed) {
      if (messages.has(id)) faults.push(`${language}/${file}: ${id} is there twice`);
      messages.set(id, { file, args: printed(value) });
    }
  }
  return messages;
}

/** The arguments a pattern prints. Those it only chooses by may differ: languages count differently. */
function printed(pattern, found = new Set()) {
  for (const part of Array.isArray(pattern) ? pattern : []) {
    if (part.type === 'var') found.add(part.name);
    if (part.type === 'select') for (const variant of part.variants) printed(variant.value, found);
  }
  return found;
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The keys in calls of `t`. Its first argument is a literal, a choice of literals, or one of the families. */
function used() {
  const keys = new Map();
  for (const file of sources(join(root, 'src'))) {
    const text = readFileSync(file, 'utf8');
    for (const [, argument] of text.matchAll(/\bt\(\s*((?:[^(),`]|`[^`]*`)+)/g)) {
      const literals = [...argument.matchAll(/'([a-z0-9-]+)'/g)].map(([, key]) => key);
      if (literals.length === 0 && !/^`(weekday|month)-/.test(argument) && !/^key\b/.test(argument))
        faults.push(`${file}: t(${argument.trim()}) hides its key`);
      for (const key of literals) keys.set(key, file);
    }
  }
  return keys;
}

function problemCodes() {
  const types = readFileSync(join(root, 'src/lib/client/generated.ts'), 'utf8');
  const [, list = ''] = types.match(/^export type Code = (.*);$/m) ?? [];
  return [...list.matchAll(/"([a-z_]+)"/g)].map(([, code]) => `problem-${code.replaceAll('_', '-')}`);
}

const [first, ...others] = languages.map((language) => ({ language, messages: read(language) }));
for (const { language, messages } of others) {
  for (const [key, { args, file }] of first.messages) {
    const same = messages.get(key);
    if (!same) faults.push(`${language}: ${key} is missing`);
    else if (same.file !== file) faults.push(`${language}: ${key} is in ${same.file}, not in ${file}`);
    else if ([...args].sort().join() !== [...same.args].sort().join())
      faults.push(`${language}: ${key} prints other arguments than in ${first.language}`);
  }
  for (const key of messages.keys())
    if (!first.messages.has(key)) faults.push(`${first.language}: ${key} is missing`);
}

const inUse = used();
for (const [key, file] of inUse) if (!first.messages.has(key)) faults.push(`${file}: no message ${key}`);
const codes = new Set(problemCodes());
if (codes.size === 0) faults.push('no problem codes found in generated.ts');
for (const key of codes) if (!first.messages.has(key)) faults.push(`no message ${key}`);
for (const [key, { file }] of first.messages) {
  const needed = inUse.has(key) || codes.has(key) || (families.test(key) && !key.startsWith('problem-'));
  if (!needed && !elsewhere.includes(file)) faults.push(`${key} is not used`);
}

for (const fault of faults) console.error(fault);
console.log(`messages: ${first.messages.size} in ${languages.length} languages, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
