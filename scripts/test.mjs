/**
 * `npm test`: everything that must hold, on a fresh clone too. Ends with a line `N passed, N failed`.
 * Output of each stage stands in test-results/; that of a failed one is shown.
 */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { checkNode, install } from './prepare.mjs';
import { duration, runCommand } from './run-step.mjs';
import { findPostgresql } from './test-postgresql.mjs';
import { clearResults, countStage, RESULTS, testStages } from './test-stages.mjs';

const SHOWN_LINES = 150;
/** A stage that hangs is ended and has failed. */
const LONGEST_STAGE_MS = 10 * 60_000;

/** @type {{name: string, ms: number, passed: number, failed: number, skipped: number}[]} */
const results = [];

function row({ name, ms, passed, failed, skipped }) {
  const cells = [
    name.padEnd(18),
    duration(ms).padStart(11),
    String(passed).padStart(7),
    String(failed).padStart(7),
    String(skipped).padStart(8),
  ];
  return cells.join('');
}

async function run(stage) {
  const unmet = results.find(({ name, failed }) => name === stage.needs && failed > 0);
  const started = performance.now();
  const log = path.join(RESULTS, `${stage.name}.log`);
  const onText = (text) => appendFileSync(log, text);
  const { code, output } = unmet
    ? { code: 1, output: `${stage.name} needs ${stage.needs}, which failed.` }
    : await runCommand(stage.command, { env: stage.env, onText, timeoutMs: LONGEST_STAGE_MS });
  const result = { name: stage.name, ms: performance.now() - started, ...countStage(stage, code) };
  results.push(result);
  process.stdout.write(`${row(result)}\n`);
  if (result.failed === 0) return;
  const lines = output.trimEnd().split('\n');
  if (lines.length > SHOWN_LINES) process.stdout.write(`… (all of it: test-results/${stage.name}.log)\n`);
  process.stdout.write(`${lines.slice(-SHOWN_LINES).join('\n')}\n\n`);
}

const started = performance.now();
checkNode();
await install();
clearResults();
results.push({ name: 'install', ms: performance.now() - started, passed: 1, failed: 0, skipped: 0 });

const postgresql = await findPostgresql();
if ('problem' in postgresql) {
  const isFailure = process.env.CI === 'true';
  process.stdout.write(
    `\n${postgresql.problem}: ${isFailure ? 'a failure in CI' : 'its tests are skipped'}.\n`,
  );
  results.push({
    name: 'PostgreSQL',
    ms: 0,
    passed: 0,
    failed: isFailure ? 1 : 0,
    skipped: isFailure ? 0 : 1,
  });
}
const head = [
  'stage'.padEnd(18),
  'time'.padStart(11),
  'passed'.padStart(7),
  'failed'.padStart(7),
  'skipped'.padStart(8),
];
process.stdout.write(`\n${head.join('')}\n${results.map(row).join('\n')}\n`);
// A server started for these tests must not outlive them, not even when they are stopped with Ctrl-C.
process.on('exit', () => postgresql.stop?.());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
for (const stage of testStages({ postgresqlUrl: postgresql.url })) await run(stage);

const sum = (field) => results.reduce((total, result) => total + result[field], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
process.stdout.write(`${row({ name: 'all', ms: performance.now() - started, passed, failed, skipped })}\n\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
