/**
 * Parks a visitor in a browser that is years old, driven by its own debugging protocol because no newer driver knows it:
 *
 *   node --experimental-websocket scripts/try-in-old-browser.mjs CHROMIUM ADDRESS PICTURES
 *
 * CHROMIUM is the program of an old Chromium, ADDRESS a server that was started with `--demo schemes/demo.toml`,
 * PICTURES a folder for what was seen. Ends with an error where something is not as it should be.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const [program, address, pictures] = process.argv.slice(2);
const PORT = 9333;
const PATIENCE_MS = 20_000;
const profile = mkdtempSync(join(tmpdir(), 'old-browser-'));
mkdirSync(pictures, { recursive: true });

const browser = spawn(
  program,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--single-process',
    '--no-zygote',
    '--disable-dev-shm-usage',
    `--user-data-dir=${profile}`,
    `--remote-debugging-port=${PORT}`,
    'about:blank'
  ],
  { cwd: dirname(program), stdio: 'ignore' }
);

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, look) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited for ${what} in vain`);
    await sleep(100);
  }
}

const told = [];

async function connect() {
  const page = await until('the browser', async () => {
    const list = await (await fetch(`http://127.0.0.1:${PORT}/json`)).json();
    return list.find(({ type }) => type === 'page');
  });
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  await new Promise((done) => (socket.onopen = done));
  const open = new Map();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const { id, result, error, method, params } = JSON.parse(data);
    if (method === 'Runtime.exceptionThrown') told.push(params.exceptionDetails.exception?.description);
    if (method === 'Log.entryAdded' && params.entry.level === 'error') told.push(params.entry.text);
    if (error) open.get(id)?.no(new Error(error.message));
    else open.get(id)?.yes(result);
  };
  return (method, params = {}) =>
    new Promise((yes, no) => {
      last += 1;
      open.set(last, { yes, no });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}

const send = await connect();

async function ask(script) {
  const { result, exceptionDetails } = await send('Runtime.evaluate', {
    expression: script,
    returnByValue: true
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

const quoted = (words) => JSON.stringify(words);
const sees = (words) =>
  until(quoted(words), () => ask(`document.body.innerText.replace(/\\s+/g, ' ').includes(${quoted(words)})`));

/** Presses what says these words, or answers it. */
const press = (words) =>
  until(`something to press: ${words}`, () =>
    ask(`(() => {
      const all = [...document.querySelectorAll('a, button, label')].filter((it) => it.offsetParent !== null);
      const says = (it) => it.innerText.replace(/\\s+/g, ' ').trim();
      const found = all.find((it) => says(it) === ${quoted(words)}) || all.find((it) => says(it).includes(${quoted(words)}));
      if (found) found.click();
      return found !== undefined;
    })()`)
  );

async function fill(label, words) {
  await until(`a field: ${label}`, () =>
    ask(`(() => {
      const found = [...document.querySelectorAll('label')].find((it) => it.innerText.includes(${quoted(label)}));
      if (found) document.getElementById(found.htmlFor).focus();
      return found !== undefined;
    })()`)
  );
  for (const text of words) await send('Input.dispatchKeyEvent', { type: 'char', text });
}

async function picture(name) {
  const { data } = await send('Page.captureScreenshot', { format: 'png' });
  writeFileSync(join(pictures, `${name}.png`), Buffer.from(data, 'base64'));
}

try {
  await send('Page.enable');
  await send('Runtime.enable');
  await send('Log.enable');
  const { product } = await send('Browser.getVersion');
  await send('Emulation.setDeviceMetricsOverride', {
    width: 390,
    height: 844,
    deviceScaleFactor: 1,
    mobile: false
  });
  await send('Page.navigate', { url: address });
  await sees('E-mail address');
  await press('Cambridgeshire County Council');
  await picture('1-log-in');
  await fill('E-mail address', 'amira@example.org');
  await fill('Password', 'visitor-demo-1');
  await press('Log in');
  await sees('Hello, ');
  await picture('2-home');
  await press('Menu');
  await picture('3-menu');
  await press('Permits');
  await sees('Manage visitor permits');
  await picture('4-permits');
  await press('Activate visitor permit');
  await sees('What is the registration number?');
  await fill('Registration number', 'AB12 CDE');
  await picture('5-plate');
  await press('Continue');
  await sees('When is the visit?');
  await press('Later');
  await press('Tomorrow');
  await press('From the start of the day');
  await picture('6-when');
  await press('Continue');
  await sees('Check before you activate');
  await picture('7-check');
  await press('Activate 1 visit for AB12 CDE');
  await sees('Visit activated');
  await sees('Confirmed');
  await picture('8-confirmed');
  await press('See or change this stay');
  await press('Cancel this stay');
  await sees('Yes, cancel it');
  await picture('9-cancel');
  await press('Yes, cancel it');
  await sees('Cancelled: you have 1 visit back');
  await picture('10-cancelled');
  await press('Menu');
  await press('Log out');
  await sees('E-mail address');
  const wrong = told.filter((it) => !/style-src-attr|Failed to load resource/.test(it ?? ''));
  if (wrong.length > 0) throw new Error(`the browser complained: ${wrong.join('; ')}`);
  console.log(`${product}: a visitor was parked, and the visit cancelled`);
} catch (thrown) {
  await picture('failure').catch(() => undefined);
  console.error(String(thrown), told.join('; '));
  process.exitCode = 1;
} finally {
  browser.kill('SIGKILL');
  rmSync(profile, { recursive: true, force: true });
}
process.exit();
