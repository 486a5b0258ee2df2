import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const plumbline = join(here, '../../plumbline');

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a demo of its own, waits for the first mirror, signs in once for all tests; stops it at the end. */
export default async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), 'plumbline-browser-'));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  execFileSync(plumbline, ['demo', '--detach', '--data', data, '--port', port, '--sandbox-port', sandboxPort].map(String), { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = () => {
    execFileSync(plumbline, ['stop', '--data', data], { stdio: 'ignore' });
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const base = `http://127.0.0.1:${port}`;
    const [email, password] = readFileSync(join(data, 'demo.sign-in'), 'utf8').split('\n');
    const { name, value } = await signIn(`${base}/api/session`, email, password);
    const platform = await signIn(`${base}/api/platform/session`, ...readFileSync(join(data, 'platform.sign-in'), 'utf8').split('\n'));
    await mirrored(base, `${name}=${value}`);
    mkdirSync(join(here, 'target'), { recursive: true });
    writeFileSync(join(here, 'target/state.json'), stateOf({ name, value, path: '/' }));
    writeFileSync(join(here, 'target/state-platform.json'), stateOf({ ...platform, path: '/api/platform' }));
    Object.assign(process.env, { PLUMBLINE_BASE: base, PLUMBLINE_SANDBOX: `http://127.0.0.1:${sandboxPort}`, PLUMBLINE_EMAIL: email, PLUMBLINE_PASSWORD: password });
  } catch (failure) {
    stop();
    throw failure;
  }
  return stop;
}

async function mirrored(base, cookie) {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const runs = await (await fetch(`${base}/api/sync/runs`, { headers: { cookie } })).json();
    if (runs.items?.[0]?.state === 'completed') return;
    if (Date.now() > deadline) throw new Error(`The first mirror did not complete: ${JSON.stringify(runs.items?.[0])}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The session's cookie; an answer also sets one for the device. */
async function signIn(address, email, password) {
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }) });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0].split('='));
  const found = cookies.find(([name]) => /session|platform/.test(name));
  if (!found) throw new Error(`${address} answered ${answer.status} without a session`);
  return { name: found[0], value: found[1] };
}

function stateOf(cookie) {
  return JSON.stringify({ cookies: [{ ...cookie, domain: '127.0.0.1', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' }], origins: [] });
}
