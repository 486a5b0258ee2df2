// Adds up what every test runner reported, writes target/proofs.md (row → tests → result), prints "N passed, N failed, N skipped".
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const skipped = new Set(['node_modules', '.git', 'data']);

function* files(folder) {
  for (const name of readdirSync(folder)) {
    if (skipped.has(name)) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

const count = { passed: 0, failed: 0, skipped: 0 };
const rows = new Map(); // row id → [{test, result}]
const prove = (row, test, result) => rows.set(row, [...(rows.get(row) ?? []), { test, result }]);

for (const path of files(home)) {
  if (/surefire-reports\/TEST-.*\.xml$/.test(path) || /failsafe-reports\/TEST-.*\.xml$/.test(path)) {
    const suite = readFileSync(path, 'utf8').match(/<testsuite [^>]*>/)?.[0] ?? '';
    const number = (name) => Number(suite.match(new RegExp(` ${name}="(\\d+)"`))?.[1] ?? 0);
    const failed = number('failures') + number('errors');
    count.failed += failed;
    count.skipped += number('skipped');
    count.passed += number('tests') - failed - number('skipped');
  } else if (/target\/proofs[^/]*\.jsonl$/.test(path)) {
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const { row, test, result } = JSON.parse(line);
      prove(row, test, result);
    }
  } else if (/target\/(vitest|playwright[^/]*)\.json$/.test(path)) {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    for (const { title, result, tags } of testsOf(report)) {
      count[result] += 1;
      for (const tag of tags) prove(tag, title, result);
    }
  }
}

// Vitest writes Jest's shape; Playwright its own tree of suites.
function* testsOf(report) {
  for (const file of report.testResults ?? []) {
    for (const test of file.assertionResults) {
      const result = test.status === 'passed' ? 'passed' : test.status === 'failed' ? 'failed' : 'skipped';
      yield { title: test.fullName, result, tags: rowIds(test.fullName) };
    }
  }
  const suites = [...(report.suites ?? [])];
  while (suites.length) {
    const suite = suites.pop();
    suites.push(...(suite.suites ?? []));
    for (const spec of suite.specs ?? []) {
      const statuses = spec.tests.map((test) => test.status);
      const result = statuses.every((status) => status === 'skipped') ? 'skipped' : spec.ok ? 'passed' : 'failed';
      yield { title: `${suite.title} › ${spec.title}`, result, tags: (spec.tags ?? []).flatMap(rowIds) };
    }
  }
}

function rowIds(text) {
  return [...text.matchAll(/\b[A-Z]{3}-\d{2,3}\b/g)].map((match) => match[0]);
}

const names = Object.fromEntries(
  [...readFileSync(join(home, 'docs/requirements.md'), 'utf8').matchAll(/^\| ([A-Z]{3}-\d+) \| (.*?) \| [a-z-]+ \| \d \|$/gm)].map((match) => [match[1], match[2]]),
);
const unknown = [...rows.keys()].filter((row) => !names[row]);
const lines = ['# Proofs', '', `${rows.size} of ${Object.keys(names).length} rows have a test.`, '', '| row | requirement | tests | result |', '|---|---|---|---|'];
for (const row of [...rows.keys()].sort()) {
  const proofs = rows.get(row);
  const result = proofs.some((proof) => proof.result === 'failed') ? '**failed**' : proofs.some((proof) => proof.result === 'passed') ? 'passed' : 'skipped';
  lines.push(`| ${row} | ${names[row] ?? '?'} | ${[...new Set(proofs.map((proof) => proof.test))].join('<br>')} | ${result} |`);
}
mkdirSync(join(home, 'target'), { recursive: true });
writeFileSync(join(home, 'target/proofs.md'), lines.join('\n') + '\n');

if (unknown.length) console.log(`Rows that docs/requirements.md does not have: ${unknown.join(', ')}`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed || unknown.length || count.passed === 0 ? 1 : 0;
