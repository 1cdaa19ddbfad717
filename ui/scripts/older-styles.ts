/**
 * The second way to say what the style sheets say, for browsers that do not understand the first: written beside it when
 * the website is built, so that nobody has to think of it. See docs/decisions/0027-old-browsers.md.
 */
import { AtRule, type Declaration, type Plugin, type Rule } from 'postcss';

/** `min(1.6rem, 11vw)` as its first length, which is the one for a screen with room enough. */
function plain(value: string): string | undefined {
  let changed = false;
  let text = value;
  for (;;) {
    const start = text.search(/\b(?:min|max|clamp)\(/);
    if (start < 0) return changed ? text : undefined;
    const end = closing(text, text.indexOf('(', start));
    const [first = ''] = parts(text.slice(text.indexOf('(', start) + 1, end));
    const written = /[-+*/]/.test(first.replace(/var\([^)]*\)/g, '')) ? `calc(${first})` : first;
    text = text.slice(0, start) + written + text.slice(end + 1);
    changed = true;
  }
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function parts(text: string): string[] {
  const found = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) found.push('');
    else found[found.length - 1] += sign;
  }
  return found.map((part) => part.trim());
}

const ABLE = '(width: min(1px, 2px))';

/** Whether something stands where it was asked already: a sheet may come by more than once. */
function asked(node: Declaration['parent']): boolean {
  const outer = node?.parent;
  return outer?.type === 'atrule' && (outer as AtRule).params === ABLE;
}

/** Lengths that older browsers understand, before those that adapt. */
function lengths(declaration: Declaration) {
  // A variable takes whatever it is given: app.css asks first.
  if (declaration.prop.startsWith('--')) return;
  // A grid's columns adapt in a way of their own, which is older.
  if (declaration.value.includes('minmax(')) return;
  const value = plain(declaration.value);
  if (!value) return;
  const rule = declaration.parent;
  if (asked(rule)) return;
  if (!declaration.value.includes('var(') || rule?.type !== 'rule') {
    declaration.cloneBefore({ value });
    return;
  }
  // With a variable in it, nobody knows until it is too late that it is not understood.
  const able = new AtRule({ name: 'supports', params: ABLE });
  able.append((rule as Rule).clone({ nodes: [declaration.clone()] }));
  rule.after(able);
  declaration.value = value;
}

function said(rule: Rule, prop: string): string | undefined {
  let value: string | undefined;
  rule.each((node) => {
    if (node.type === 'decl' && node.prop === prop) ({ value } = node);
  });
  return value;
}

/** Margins between the parts of a row or a stack, where `gap` leaves none. */
function gaps(rule: Rule) {
  const gap = said(rule, 'gap');
  const display = said(rule, 'display');
  if (!gap || said(rule, 'grid-gap')) return;
  const next = rule.next();
  if (next?.type === 'rule' && next.selector.startsWith('.without-gap')) return;
  if (display === 'grid') {
    rule.append({ prop: 'grid-gap', value: gap });
    return;
  }
  if (!display?.endsWith('flex')) return;
  const [between = gap, beside = between] = gap.split(/\s+(?![^(]*\))/);
  const column = said(rule, 'flex-direction')?.startsWith('column') ?? false;
  const wraps = said(rule, 'flex-wrap') === 'wrap';
  const after = rule.cloneAfter({
    selectors: rule.selectors.map((one) => `.without-gap ${one} > * ${wraps ? '' : '+ *'}`.trim()),
    nodes: []
  });
  if (column) after.append({ prop: 'margin-top', value: between });
  else if (wraps) after.append({ prop: 'margin', value: `0 ${beside} ${between} 0` });
  else after.append({ prop: 'margin-left', value: beside });
}

/** Reads `:where(.svelte-…)`, by which styles are kept to their component, as the class alone. */
function scopes(rule: Rule) {
  if (rule.selector.includes(':where(.svelte-'))
    rule.selector = rule.selector.replace(/:where\((\.svelte-[a-z0-9]+)\)/g, '$1');
}

/** Whether a rule stands where steps of an animation are written. */
function animates(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name);
}

export function olderStyles(): Plugin {
  return {
    postcssPlugin: 'older-styles',
    Once(root) {
      const all: Declaration[] = [];
      root.walkDecls((declaration) => void all.push(declaration));
      all.forEach(lengths);
      root.walkRules((rule) => {
        if (animates(rule)) return;
        scopes(rule);
        if (!rule.selector.startsWith('.without-gap')) gaps(rule);
      });
    }
  };
}
