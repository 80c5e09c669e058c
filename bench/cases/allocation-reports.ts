import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as reportRoute from '../../app/api/allocation/executions/[execution_id]/reports/[report_type]/route';
import { REPORT_TYPES } from '../../lib/allocation/execution-schemas';
import type { BenchCase, Measurement } from '../bench-case';
import { type Host, hostHandlers } from '../host-handlers';
import { allocationOf } from '../large-allocation';
import { endChildren, watchProcess } from '../watch-process';

const VENDORS = 100_000;

/** The three reports of 100,000 vendors over six months; the widest one beside its raw limit. */
export const allocationReportsCase: BenchCase = {
  name: 'allocation-reports',
  run: async (state) => {
    const { id, path: file, months } = await allocationOf(state, VENDORS);
    const host = await hostHandlers(({ pathname }) => ({
      handler: reportRoute.GET,
      params: { execution_id: id, report_type: pathname.slice(1) },
    }));
    const measurements: Measurement[] = [];
    for (const type of REPORT_TYPES) {
      measurements.push(await measureReport(host, type, months));
      if (type !== 'roster_allotment') continue;
      const raw = await rawReport(file, months);
      const last = measurements.pop() as Measurement;
      const facts = { ...last.facts, '× raw': last.ms / raw.ms, 'raw MiB': raw.peakMib, 'raw MB': raw.mb };
      measurements.push({ ...last, rawMs: raw.ms, facts });
    }
    await host.close();
    return measurements;
  },
};

/** In a process that has written nothing before, so that its memory is this report's. */
async function measureReport(host: Host, type: string, months: number): Promise<Measurement> {
  endChildren('write-report');
  await new Promise((resolve) => setTimeout(resolve, 500));
  let bytes = 0;
  let ms = 0;
  const { worstDelayMs, grownMib, childMib } = await watchProcess('write-report', async () => {
    const start = performance.now();
    bytes = await host.request('GET', `/${type}`);
    ms = performance.now() - start;
  });
  return {
    what: `${type}, ${VENDORS.toLocaleString('en')} vendors × ${months} months`,
    ms,
    p95: ms,
    facts: {
      MB: bytes / 1e6,
      'child MiB': childMib,
      'server + MiB': grownMib,
      'worst loop delay ms': worstDelayMs,
    },
    aim: '200 MiB, 50 ms delay',
  };
}

async function rawReport(file: string, months: number): Promise<{ ms: number; peakMib: number; mb: number }> {
  const root = path.resolve(import.meta.dirname, '../..');
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = path.join(root, 'bench/raw-report.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, script, file, String(months)], {
    cwd: root,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
