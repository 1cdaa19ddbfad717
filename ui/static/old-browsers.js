/**
 * What the website does before it starts, in words that any browser understands: it adds what older browsers lack, and
 * puts aside what the page says to whoever cannot use it. Where the website does not start, that is shown again.
 * Which browsers are meant: docs/decisions/0027-old-browsers.md. `scripts/check-old-browsers.mjs` holds the two together.
 */
(function () {
  'use strict';

  var root = document.documentElement;

  // The words without JavaScript stay in sight until this line, and come back when the website does not start.
  root.className += ' starting';

  function explain() {
    if (!document.getElementById('main')) root.className = root.className.replace(' starting', '');
  }

  function whenRead(act) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act);
    else act();
  }

  if (!('noModule' in document.createElement('script'))) {
    whenRead(explain);
    return;
  }
  // Whether the website starts all the same is seen a moment after whatever went wrong.
  function later() {
    setTimeout(explain, 2000);
  }
  window.addEventListener('error', later, true);
  window.addEventListener('unhandledrejection', later);

  function add(to, name, make) {
    if (!to[name]) Object.defineProperty(to, name, { value: make, configurable: true, writable: true });
  }

  if (typeof globalThis === 'undefined') window.globalThis = window;

  add(window, 'queueMicrotask', function (act) {
    Promise.resolve().then(act);
  });

  add(Object, 'fromEntries', function (pairs) {
    var made = {};
    Array.from(pairs).forEach(function (pair) {
      made[pair[0]] = pair[1];
    });
    return made;
  });

  function at(index) {
    var whole = Math.trunc(index) || 0;
    return this[whole < 0 ? this.length + whole : whole];
  }
  add(Array.prototype, 'at', at);
  add(String.prototype, 'at', at);

  add(Array.prototype, 'flat', function (depth) {
    var deep = depth === undefined ? 1 : depth;
    return this.reduce(function (all, item) {
      return all.concat(Array.isArray(item) && deep > 1 ? item.flat(deep - 1) : deep < 1 ? [item] : item);
    }, []);
  });
  add(Array.prototype, 'flatMap', function (act, self) {
    return this.map(act, self).flat();
  });
  add(Array.prototype, 'findLast', function (fits, self) {
    for (var index = this.length - 1; index >= 0; index -= 1) {
      if (fits.call(self, this[index], index, this)) return this[index];
    }
    return undefined;
  });

  add(String.prototype, 'replaceAll', function (what, by) {
    if (what instanceof RegExp) return this.replace(what, by);
    var escaped = String(what).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.replace(new RegExp(escaped, 'g'), by);
  });
  add(String.prototype, 'matchAll', function (pattern) {
    var again = new RegExp(pattern.source, pattern.flags);
    var found = [];
    for (var match = again.exec(this); match; match = again.exec(this)) {
      found.push(match);
      if (match[0] === '') again.lastIndex += 1;
    }
    return found[Symbol.iterator]();
  });

  if (window.crypto) {
    add(window.crypto, 'randomUUID', function () {
      var bytes = window.crypto.getRandomValues(new Uint8Array(16));
      bytes[6] = (bytes[6] & 0x0f) | 0x40;
      bytes[8] = (bytes[8] & 0x3f) | 0x80;
      return Array.from(bytes, function (byte, index) {
        var dash = index === 4 || index === 6 || index === 8 || index === 10 ? '-' : '';
        return dash + (byte + 0x100).toString(16).slice(1);
      }).join('');
    });
  }

  add(Blob.prototype, 'arrayBuffer', function () {
    return new Response(this).arrayBuffer();
  });

  // Where requests cannot be broken off, they run to their end.
  add(window, 'AbortController', function () {
    var heard = [];
    var signal = {
      aborted: false,
      addEventListener: function (name, act) {
        heard.push(act);
      },
      removeEventListener: function (name, act) {
        heard = heard.filter(function (other) {
          return other !== act;
        });
      }
    };
    this.signal = signal;
    this.abort = function () {
      if (signal.aborted) return;
      signal.aborted = true;
      heard.forEach(function (act) {
        act();
      });
    };
  });

  // How English and Welsh count.
  add(Intl, 'PluralRules', function (languages) {
    var welsh = String([].concat(languages)[0]).slice(0, 2) === 'cy';
    var few = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };
    this.select = function (number) {
      if (welsh) return few[number] || 'other';
      return number === 1 ? 'one' : 'other';
    };
  });

  // Told once, and when the window changes: enough for what is as wide as the window lets it be.
  add(window, 'ResizeObserver', function (act) {
    var targets = [];
    function tell() {
      if (targets.length === 0) return;
      act(
        targets.map(function (target) {
          return { target: target };
        })
      );
    }
    window.addEventListener('resize', tell);
    this.observe = function (target) {
      targets.push(target);
      requestAnimationFrame(tell);
    };
    this.unobserve = function (target) {
      targets = targets.filter(function (other) {
        return other !== target;
      });
    };
    this.disconnect = function () {
      targets = [];
      window.removeEventListener('resize', tell);
    };
  });

  // Space between things in a row or a stack: scripts/older-styles.ts writes the other way to have it.
  whenRead(function () {
    var stack = document.createElement('div');
    stack.style.cssText = 'position: absolute; display: flex; flex-direction: column; row-gap: 1px';
    stack.appendChild(document.createElement('i'));
    stack.appendChild(document.createElement('i'));
    document.body.appendChild(stack);
    if (stack.scrollHeight !== 1) root.className += ' without-gap';
    document.body.removeChild(stack);
  });
})();
