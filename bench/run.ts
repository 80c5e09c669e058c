/**
 * `npm run bench [-- name …]`: measures, prints a table, and writes bench/results/<name>.json.
 * `npm run bench -- load [seconds]`: 50 clients on the production server; fails where anything failed or was lost.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openTestState } from '../lib/testing/test-state';
import { bundleChildren } from '../scripts/bundle-children';
import type { BenchCase, Measurement } from './bench-case';
import { allocationLedgerCase } from './cases/allocation-ledger';
import { allocationOptimiserCase } from './cases/allocation-optimiser';
import { allocationReportsCase } from './cases/allocation-reports';
import { compileCase } from './cases/compile';
import { drilldownCase } from './cases/drilldown';
import { largeDrilldownCase } from './cases/drilldown-large';
import { executeCase } from './cases/execute';
import { exportsCase } from './cases/exports';
import { listKpisCase } from './cases/list-kpis';
import { printLoad } from './load/report-load';
import { runLoad } from './load/run-load';

const CASES: readonly BenchCase[] = [
  executeCase,
  listKpisCase,
  drilldownCase,
  largeDrilldownCase,
  exportsCase,
  compileCase,
  allocationLedgerCase,
  allocationOptimiserCase,
  allocationReportsCase,
];
const DEFAULT_LOAD_SECONDS = 60;

async function main(): Promise<void> {
  // Answers are checked against their schemas in development only.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const wanted = process.argv.slice(2);
  if (wanted[0] === 'load')
    return load(Number(wanted[1] ?? process.env.LOAD_SECONDS ?? DEFAULT_LOAD_SECONDS));
  const chosen = CASES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0)
    throw new Error(`Known benches: ${CASES.map(({ name }) => name).join(', ')}, load`);
  await bundleChildren();
  for (const bench of chosen) {
    const state = await openTestState({ provider: 'sqlite' });
    state.install();
    const measurements = await bench.run(state).finally(() => state.close());
    print(bench.name, measurements);
    save(bench.name, { measurements });
  }
}

async function load(seconds: number): Promise<void> {
  await bundleChildren();
  const report = await runLoad(seconds);
  if (!printLoad(report)) process.exitCode = 1;
  save('load', report);
}

function print(name: string, measurements: readonly Measurement[]): void {
  console.log(`\n${name}`);
  console.table(
    Object.fromEntries(
      measurements.map(({ what, ms, p95, baselineMs, rawMs, facts, aim }) => [
        what,
        {
          'p50 ms': round(ms),
          'p95 ms': round(p95),
          ...(baselineMs !== undefined && {
            'baseline ms': round(baselineMs),
            '+ ms': round(ms - baselineMs),
            '× baseline': round(ms / baselineMs),
          }),
          ...(rawMs !== undefined && { 'raw ms': round(rawMs) }),
          ...Object.fromEntries(
            Object.entries(facts ?? {}).map(([name, fact]) => [
              name,
              typeof fact === 'number' ? round(fact) : fact,
            ]),
          ),
          ...(aim && { aim }),
        },
      ]),
    ),
  );
}

function save(name: string, figures: object): void {
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const report = { name, at: new Date().toISOString(), node: process.version, ...figures };
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

const round = (value: number): number => Math.round(value * 100) / 100;

await main();
