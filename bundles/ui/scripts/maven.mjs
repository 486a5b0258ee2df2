// Called by Maven. `build`: installs packages when the lock file changed, builds when a source changed, and lays the result
// into the bundle's classes. `test`: runs the checks and tests when a source changed. Everything lands in target folders.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ui = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(ui, 'console', 'target');
const classes = path.join(target, 'classes');
const dist = path.join(ui, 'apps', 'console', 'target');
const platform = path.join(ui, 'apps', 'platform', 'target', 'dist');
const [goal, ...settings] = process.argv.slice(2);

// NODE_ENV=development in the environment would put React's development build into the product.
const { NODE_ENV: _, ...env } = process.env;

function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd: ui, env, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

async function hashOf(...roots) {
  const hash = createHash('sha256');
  const add = async (file) => hash.update(path.relative(ui, file)).update(await readFile(file));
  for (const root of roots) {
    const full = path.join(ui, root);
    if (path.extname(root)) {
      await add(full);
      continue;
    }
    const files = (await readdir(full, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => !/[\\/](node_modules|target)[\\/]/.test(file))
      .sort();
    for (const file of files) await add(file);
  }
  return hash.digest('hex');
}

async function stampIs(file, stamp) {
  return existsSync(file) && (await readFile(file, 'utf8')) === stamp;
}

async function install() {
  const stamp = await hashOf('package-lock.json');
  const file = path.join(ui, 'node_modules', '.plumbline-lock');
  if (await stampIs(file, stamp)) return;
  run('npm', ['ci', '--include=dev', '--prefer-offline']);
  await writeFile(file, stamp);
}

async function build() {
  const stamp = await hashOf('package.json', 'package-lock.json', 'packages', 'apps', 'scripts');
  const file = path.join(target, 'web.stamp');
  const laid = path.join(classes, 'web', 'index.html');
  if ((await stampIs(file, stamp)) && existsSync(laid)) {
    console.log('The browser part is unchanged.');
    return;
  }
  await install();
  run('npm', ['run', 'build']);
  // Deleted first: files of an earlier build must not end in the bundle.
  await rm(path.join(classes, 'web'), { recursive: true, force: true });
  await mkdir(classes, { recursive: true });
  await cp(path.join(dist, 'dist'), path.join(classes, 'web'), { recursive: true });
  await cp(platform, path.join(classes, 'web', 'platform'), { recursive: true });
  const names = (await readdir(path.join(classes, 'web'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(classes, 'web'), path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  await writeFile(path.join(classes, 'web-files.txt'), `${names.join('\n')}\n`);
  const { scriptHashes } = JSON.parse(await readFile(path.join(dist, 'csp.json'), 'utf8'));
  await writeFile(path.join(classes, 'script-hashes.txt'), `${scriptHashes.join(' ')}\n`);
  await writeFile(file, stamp);
}

async function test() {
  if (settings.includes('skipTests=true')) return;
  const stamp = await hashOf(
    'package.json',
    'package-lock.json',
    'packages',
    'apps',
    'scripts',
    'tsconfig.json',
    '.oxlintrc.json',
  );
  const file = path.join(target, 'web-test.stamp');
  if (await stampIs(file, stamp)) {
    console.log('The browser part is unchanged since its tests passed.');
    return;
  }
  await install();
  run('npm', ['run', 'check']);
  run('npm', ['run', 'licences']);
  run('npm', ['test']);
  await writeFile(file, stamp);
}

await (goal === 'test' ? test() : build());
