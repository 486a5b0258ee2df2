import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAppliance } from './appliance.js';
import { MovableClock } from './clock.js';

/** Two companies and their owners, at an address with a name: browsers keep passkeys for a name, never for a number. */
export default async function startAccounts() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-clock-'));
  const clock = new MovableClock(join(folder, 'clock'));
  const { base, sandbox, signIn, stop } = await startAppliance(['--companies', '2'], clock.environment);
  const [email, password] = signIn('demo.sign-in');
  const [platformEmail, platformPassword] = signIn('platform.sign-in');
  Object.assign(process.env, {
    PLUMBLINE_BASE: base.replace('127.0.0.1', 'localhost'),
    PLUMBLINE_SANDBOX: sandbox,
    PLUMBLINE_CLOCK: join(folder, 'clock'),
    PLUMBLINE_EMAIL: email,
    PLUMBLINE_PASSWORD: password,
    PLUMBLINE_PLATFORM_EMAIL: platformEmail,
    PLUMBLINE_PLATFORM_PASSWORD: platformPassword,
  });
  return () => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
