/**
 * `npm run boundaries`: the dependency rules, the budgets of STYLE.md (files, functions) and purity.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkBudgets } from './check-budgets';
import { checkPurity, PURE_FOLDERS } from './check-purity';

const root = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'bench', 'components', 'e2e', 'lib', 'prisma', 'scripts'];
const SKIPPED = /(^|\/)(generated|golden|node_modules)\/|\.(test|spec)\.tsx?$|\.d\.ts$/;

function sourceFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file),
    ),
  )
    .filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file) && !SKIPPED.test(file))
    .sort();
}

interface Report {
  readonly modules: number;
  readonly dependencies: number;
  readonly violations: readonly { rule: string; from: string; to: string; comment: string }[];
}

// In plain Node: dependency-cruiser does not find its parser under tsx.
const report = execFileSync(process.execPath, [path.join(root, 'scripts/print-boundaries.mjs'), ...FOLDERS], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const { modules, dependencies, violations } = JSON.parse(report) as Report;

const files = sourceFiles();
const problems = files.flatMap((file) => {
  const source = readFileSync(path.join(root, file), 'utf8');
  const isPure = PURE_FOLDERS.some((folder) => file.startsWith(`${folder}/`)) && !file.includes('/testing/');
  return [...checkBudgets(file, source), ...(isPure ? checkPurity(file, source) : [])];
});

for (const { rule, from, to, comment } of violations) {
  console.error(`${from} → ${to}\n  ${rule}: ${comment}`);
}
for (const { file, line, problem } of problems) console.error(`${file}:${line}\n  ${problem}`);
const failed = violations.length + problems.length;
console.log(
  `${modules} modules, ${dependencies} imports, ${files.length} files: ${failed === 0 ? 'all within bounds' : `${failed} out of bounds`}`,
);
process.exitCode = failed === 0 ? 0 : 1;
