import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, NEXT, root, TSX } from './run-step.mjs';

/** Reports and logs of the last run of the tests. */
export const RESULTS = path.join(root, 'test-results');

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Count
 * @typedef {{
 *   name: string,
 *   command: readonly string[],
 *   env?: Record<string, string>,
 *   report?: string,
 *   count?: (report: unknown) => Count,
 *   needs?: string,
 * }} Stage
 */

const reportOf = (name) => path.join(RESULTS, `${name}.json`);

/** Vitest's JSON report. */
const countVitest = (report) => ({
  passed: report.numPassedTests,
  // A file that could not be loaded failed without a test to say so.
  failed:
    report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
      .length,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** Playwright's JSON report; a test that passed when repeated counts as failed. */
const countPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

const vitest = (name, project) => ({
  name,
  command: [
    ...bin('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(name)}`,
  ],
  report: reportOf(name),
  count: countVitest,
});

/** @returns {Stage[]} what `npm test` does after installing, in order */
export function testStages({ postgresqlUrl }) {
  const database = postgresqlUrl ? { TEST_POSTGRESQL_URL: postgresqlUrl } : {};
  return [
    {
      name: 'lint',
      command: [...bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'],
    },
    { name: 'generate', command: [...TSX, 'scripts/generate-prisma.ts'] },
    { name: 'route types', command: [...NEXT, 'typegen'] },
    { name: 'typecheck', command: [...bin('typescript/bin/tsc'), '--noEmit'] },
    { name: 'boundaries', command: [...TSX, 'scripts/check-boundaries.ts'] },
    { ...vitest('unit', 'unit'), env: database },
    { ...vitest('api', 'api') },
    ...(postgresqlUrl ? [{ ...vitest('api on PostgreSQL', 'api-postgresql'), env: database }] : []),
    { name: 'build', command: [process.execPath, 'scripts/build.mjs'] },
    {
      name: 'e2e',
      command: [...bin('@playwright/test/cli.js'), 'test', '--reporter=line,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e'), PLUMBLINE_BUILT: '1' },
      report: reportOf('e2e'),
      count: countPlaywright,
      needs: 'build',
    },
  ];
}

/** Nothing of an earlier run may be counted. */
export function clearResults() {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
}

/**
 * What a stage counts: its tests, or itself. A stage that failed without a failing test counts as one.
 *
 * @param {Stage} stage
 * @returns {Count}
 */
export function countStage(stage, code) {
  const itself = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!stage.count) return itself;
  if (!stage.report || !existsSync(stage.report)) return { passed: 0, failed: 1, skipped: 0 };
  const count = stage.count(JSON.parse(readFileSync(stage.report, 'utf8')));
  // Neither a failure nor an empty run may pass unnoticed.
  const isSilent = (code !== 0 && count.failed === 0) || count.passed + count.failed === 0;
  return isSilent ? { ...count, failed: count.failed + 1 } : count;
}
