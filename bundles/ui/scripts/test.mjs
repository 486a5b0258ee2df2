// Runs the unit tests and closes with "N passed, N failed" on a line of its own, so that a build log always says how many ran.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const report = path.resolve('target/vitest.json');
mkdirSync('target', { recursive: true });
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--no-isolate', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    stdio: 'inherit',
  },
);
const result = JSON.parse(readFileSync(report, 'utf8'));
console.log(`${result.numPassedTests} passed, ${result.numFailedTests} failed`);
process.exit(status ?? 1);
