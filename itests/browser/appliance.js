import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plumbline = join(dirname(fileURLToPath(import.meta.url)), '../../plumbline');

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * An appliance with a sandbox, on free ports and with data of their own, as `./plumbline demo` starts them.
 *
 * @param {string[]} options of the demo
 * @param {Record<string, string>} environment of its processes, beside ours
 * @returns base and sandbox: their addresses; signIn: e-mail and password as a file of the demo tells them; stop: ends both and drops their data
 */
export async function startAppliance(options = [], environment = {}) {
  const data = mkdtempSync(join(tmpdir(), 'plumbline-browser-'));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const stop = () => {
    execFileSync(plumbline, ['stop', '--data', data], { stdio: 'ignore' });
    rmSync(data, { recursive: true, force: true });
  };
  try {
    execFileSync(plumbline, ['demo', '--detach', '--data', data, '--port', `${port}`, '--sandbox-port', `${sandboxPort}`, ...options], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...environment },
    });
  } catch (failure) {
    stop();
    throw failure;
  }
  return {
    base: `http://127.0.0.1:${port}`,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    signIn: (file) => readFileSync(join(data, file), 'utf8').split('\n').slice(0, 2),
    stop,
  };
}
