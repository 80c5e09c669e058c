/**
 * Copies what the API reference at /docs needs from node_modules into `public/vendor`, under names that carry
 * the version of package.json, so that browsers may keep them for ever.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'public/vendor');
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const COPIES = [
  ['@scalar/api-reference', 'dist/browser/standalone.js', 'scalar', 'js'],
  ['@fontsource-variable/inter', 'files/inter-latin-wght-normal.woff2', 'inter', 'woff2'],
  ['@fontsource-variable/jetbrains-mono', 'files/jetbrains-mono-latin-wght-normal.woff2', 'mono', 'woff2'],
];

mkdirSync(target, { recursive: true });
for (const [packageName, file, name, extension] of COPIES) {
  const versioned = `${name}-${dependencies[packageName]}.${extension}`;
  copyFileSync(path.join(root, 'node_modules', packageName, file), path.join(target, versioned));
}
