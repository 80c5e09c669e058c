import { execFileSync } from 'node:child_process';
import path from 'node:path';
import * as drilldownRoute from '../../app/v1/landing-kpi/executions/[execution_id]/drilldown/route';
import { exportFormats } from '../../lib/export/export-formats';
import type { BenchCase, Measurement } from '../bench-case';
import * as empty from '../empty-endpoint';
import { type Host, hostHandlers } from '../host-handlers';
import { executionOf } from '../large-result';
import { endChildren, watchProcess } from '../watch-process';

const SIZES = [100_000, 1_000_000];

/** Exports of 100,000 and 1,000,000 rows of 8 columns in each format, each beside its library alone. */
export const exportsCase: BenchCase = {
  name: 'exports',
  run: async (state) => {
    const measurements: Measurement[] = [];
    for (const size of SIZES) {
      const { id, path: file } = await executionOf(state, size);
      const params: Record<string, string> = { execution_id: String(id) };
      const host = await hostHandlers(({ pathname }) =>
        pathname === '/empty' ? { handler: empty.GET, params: {} } : { handler: drilldownRoute.GET, params },
      );
      const other = await hostHandlers(() => ({ handler: empty.GET, params: {} }));
      const idle = await p95Of(other, new Promise((resolve) => setTimeout(resolve, 2_000)));
      for (const format of Object.keys(exportFormats)) {
        measurements.push(await measureExport({ host, other, idle, file, format, size }));
      }
      await host.close();
      await other.close();
    }
    return measurements;
  },
};

async function measureExport(given: {
  readonly host: Host;
  readonly other: Host;
  readonly idle: number;
  readonly file: string;
  readonly format: string;
  readonly size: number;
}): Promise<Measurement> {
  const { host, other, idle, file, format, size } = given;
  endChildren('export-rows');
  await new Promise((resolve) => setTimeout(resolve, 500));
  let bytes = 0;
  let ms = 0;
  let p95 = 0;
  const { worstDelayMs, grownMib, childMib } = await watchProcess('export-rows', async () => {
    const start = performance.now();
    const exported = host.request('GET', `/rows?format=${format}`).then((length) => {
      bytes = length;
      ms = performance.now() - start;
    });
    p95 = await p95Of(other, exported);
  });
  const raw = rawExport(file, format);
  return {
    what: `${format}, ${size.toLocaleString('en')} rows`,
    ms,
    p95: ms,
    rawMs: raw.ms,
    facts: {
      '× raw': ms / raw.ms,
      MB: bytes / 1e6,
      'child MiB': childMib,
      'raw MiB': raw.peakMib,
      'server + MiB': grownMib,
      'worst loop delay ms': worstDelayMs,
      'others p95 ms': `${p95.toFixed(1)} (idle ${idle.toFixed(1)})`,
    },
    ...(format === 'xlsx' && { aim: '1.3 × raw, 200 MiB' }),
  };
}

/** How long a small request takes, one after another until `end`. */
async function p95Of(host: Host, end: Promise<unknown>): Promise<number> {
  let ended = false;
  void end.finally(() => {
    ended = true;
  });
  const taken: number[] = [];
  while (!ended) {
    const start = performance.now();
    await host.request('GET', '/empty?bytes=2000');
    taken.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await end;
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? 0;
}

function rawExport(file: string, format: string): { ms: number; peakMib: number } {
  const root = path.resolve(import.meta.dirname, '../..');
  const output = execFileSync(
    process.execPath,
    [path.join(root, 'node_modules/tsx/dist/cli.mjs'), path.join(root, 'bench/raw-export.ts'), file, format],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e6 },
  );
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}
