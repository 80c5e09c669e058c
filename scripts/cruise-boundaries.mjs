import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

// dependency-cruiser parses with @swc/core (TypeScript 7 has no API for it), but without JSX; it does so through
// this very object, which is told here which files have some. Plain JavaScript, because tsx would hide from it
// the visitor that it walks the trees with.
const swc = require('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

/**
 * Reads every import below `root` and holds it against `.dependency-cruiser.cjs`.
 *
 * @param {string} root
 * @param {readonly string[]} folders below `root`
 * @returns {Promise<{
 *   modules: number,
 *   dependencies: number,
 *   violations: {rule: string, from: string, to: string, comment: string}[],
 * }>}
 */
export async function cruiseBoundaries(root, folders) {
  const { forbidden, options } = require('../.dependency-cruiser.cjs');
  const { cruise } = await import('dependency-cruiser');
  const ruleSet = { forbidden };
  const cruiseOptions = { ...options, baseDir: root, validate: true, ruleSet };
  const { output } = await cruise([...folders], cruiseOptions, { alias: { '@': path.resolve(root) } });
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  return {
    modules: output.summary.totalCruised,
    dependencies: output.summary.totalDependenciesCruised,
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      comment: comments.get(rule.name) ?? '',
    })),
  };
}
