import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAppliance } from './appliance.js';
import { MovableClock, nextWednesday } from './clock.js';

/** An appliance without a company, where and for whose vendors it is Wednesday, eight in the morning in Chicago. */
export default async function startJourney() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-clock-'));
  const file = join(folder, 'clock');
  const clock = new MovableClock(file);
  clock.moveTo(nextWednesday('America/Chicago', 8));
  const { base, sandbox, signIn, stop } = await startAppliance(['--companies', '0'], clock.environment);
  const [email, password] = signIn('platform.sign-in');
  Object.assign(process.env, { PLUMBLINE_BASE: base, PLUMBLINE_SANDBOX: sandbox, PLUMBLINE_CLOCK: file, PLUMBLINE_EMAIL: email, PLUMBLINE_PASSWORD: password });
  return () => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
