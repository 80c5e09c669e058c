import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const SUFFIX = '.child.ts';

/**
 * Bundles the entries of child processes: our code into one file each, packages left where they are. Children of
 * the tests (`lib/testing`) only when asked for. Each file is replaced at once: another process may be forking it.
 * @returns the names of the entries, e.g. `run-query`.
 */
export async function bundleChildren(options: { readonly withTesting?: boolean } = {}): Promise<string[]> {
  const files = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(SUFFIX))
    .filter((file) => options.withTesting === true || !file.startsWith('testing'));
  const names = files.map((file) => path.basename(file, SUFFIX));
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined) throw new Error(`Two child entries are called ${twice}${SUFFIX}`);
  const output = path.join(root, 'dist');
  mkdirSync(output, { recursive: true });
  const bundle = await build({
    entryPoints: files.map((file) => path.join(root, 'lib', file)),
    outdir: output,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    write: false,
    logLevel: 'warning',
  });
  for (const { path: file, contents } of bundle.outputFiles) {
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, contents);
    renameSync(temporary, file);
  }
  removeStale(output, names, options.withTesting === true);
  return names;
}

/** Entries that no longer exist must not go on working unnoticed. */
function removeStale(output: string, names: readonly string[], all: boolean): void {
  if (!all) return;
  for (const file of readdirSync(output)) {
    const name = file.match(/^(.+)\.child\.js$/)?.[1];
    if (name !== undefined && !names.includes(name)) rmSync(path.join(output, file), { force: true });
  }
}
