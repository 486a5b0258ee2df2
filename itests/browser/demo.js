import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startAppliance } from './appliance.js';

const here = dirname(fileURLToPath(import.meta.url));

/** Starts a demo of its own, waits for the first mirror, signs in once for all tests; stops it at the end. */
export default async function startDemo() {
  const { base, sandbox, signIn, stop } = await startAppliance();
  try {
    const [email, password] = signIn('demo.sign-in');
    const { name, value } = await session(`${base}/api/session`, email, password);
    const platform = await session(`${base}/api/platform/session`, ...signIn('platform.sign-in'));
    await mirrored(base, `${name}=${value}`);
    mkdirSync(join(here, 'target'), { recursive: true });
    writeFileSync(join(here, 'target/state.json'), stateOf({ name, value, path: '/' }));
    writeFileSync(join(here, 'target/state-platform.json'), stateOf({ ...platform, path: '/api/platform' }));
    Object.assign(process.env, { PLUMBLINE_BASE: base, PLUMBLINE_SANDBOX: sandbox, PLUMBLINE_EMAIL: email, PLUMBLINE_PASSWORD: password });
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
async function session(address, email, password) {
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }) });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0].split('='));
  const found = cookies.find(([name]) => /session|platform/.test(name));
  if (!found) throw new Error(`${address} answered ${answer.status} without a session`);
  return { name: found[0], value: found[1] };
}

function stateOf(cookie) {
  return JSON.stringify({ cookies: [{ ...cookie, domain: '127.0.0.1', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' }], origins: [] });
}
