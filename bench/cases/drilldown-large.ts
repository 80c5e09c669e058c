import * as drilldownRoute from '../../app/v1/landing-kpi/executions/[execution_id]/drilldown/route';
import { indexesBuilt } from '../../lib/kpi/results/page-large-result';
import { openResultFile } from '../../lib/kpi/results/result-file';
import type { BenchCase, Measurement } from '../bench-case';
import * as empty from '../empty-endpoint';
import { hostHandlers } from '../host-handlers';
import { executionOf } from '../large-result';
import { measureEndpoint } from '../measure-endpoint';
import { watchProcess } from '../watch-process';

const ROWS = 1_000_000;
const ROUNDS = 100;
const AIM = 'under 50 ms';

const filtered = (filters: object): string => `filters=${encodeURIComponent(JSON.stringify(filters))}`;

/** Each asks for something else at every round, so that nothing is answered from what was found before. */
const PAGES: readonly { what: string; path: (round: number) => string; raw: string }[] = [
  {
    what: 'plain, deep',
    path: (round) => `page=${15_000 + round}`,
    raw: 'SELECT * FROM result_rows WHERE n > 750000 ORDER BY n LIMIT 50',
  },
  {
    what: 'sorted by a text, deep',
    path: (round) => `sort_by=PRODUCT_NAME&sort_order=desc&page=${15_000 + round}`,
    raw: 'SELECT * FROM result_rows ORDER BY c1 DESC LIMIT 50 OFFSET 750000',
  },
  {
    what: 'filtered by a number',
    path: (round) => filtered({ QTY: { operator: 'gt', value: round } }),
    raw: 'SELECT * FROM result_rows WHERE c4 > 100 LIMIT 50; SELECT count(*) FROM result_rows WHERE c4 > 100',
  },
  {
    what: 'filtered by a part of a text',
    path: (round) => filtered({ PRODUCT_NAME: { operator: 'contains', value: `${1000 + round}` } }),
    raw: "SELECT count(*) FROM result_rows WHERE c1 LIKE '%1777%'",
  },
  {
    what: 'searched for a rare word',
    path: (round) => `search=product%20${100_000 + round}`,
    raw: "SELECT count(*) FROM searched WHERE text LIKE '%100777%'",
  },
  {
    what: 'searched for a common word',
    path: (round) => `search=${String(round % 100).padStart(2, '0')}%3A${round % 2}`,
    raw: "SELECT count(*) FROM searched WHERE text LIKE '%00:1%'",
  },
  {
    what: 'sorted, filtered and searched',
    path: (round) =>
      `search=active%20${2000 + round}&sort_by=PRICE&sort_order=desc&${filtered({ QTY: { operator: 'lt', value: 900 - round } })}`,
    raw: "SELECT r.* FROM searched s JOIN result_rows r USING (n) WHERE s.text LIKE '%2077%' AND c4 < 800 ORDER BY c5 DESC LIMIT 50",
  },
];

/** Pages of an execution with 1,000,000 rows of 8 columns: before its indexes are there, and then. */
export const largeDrilldownCase: BenchCase = {
  name: 'drilldown-large',
  run: async (state) => {
    const { id, path } = await executionOf(state, ROWS);
    const params: Record<string, string> = { execution_id: String(id) };
    const host = await hostHandlers(({ pathname }) =>
      pathname === '/empty' ? { handler: empty.GET, params: {} } : { handler: drilldownRoute.GET, params },
    );
    const file = openResultFile(path);
    const measurements: Measurement[] = [];
    for (const { what, path: query } of PAGES) {
      const start = performance.now();
      const { worstDelayMs } = await watchProcess('page-rows', () =>
        host.request('GET', `/rows?${query(999)}`),
      );
      const ms = performance.now() - start;
      measurements.push({
        what: `${what}, first`,
        ms,
        p95: ms,
        facts: { 'worst loop delay ms': worstDelayMs },
      });
    }
    const building = performance.now();
    await indexesBuilt(state.state);
    const ms = performance.now() - building;
    measurements.push({ what: 'until the indexes are built', ms, p95: ms });
    for (const { what, path: query, raw } of PAGES) {
      const statements = raw.split(';').map((sql) => file.db.prepare(sql).raw(true));
      let measured: Measurement | undefined;
      const { worstDelayMs, childMib } = await watchProcess('page-rows', async () => {
        measured = await measureEndpoint(host, {
          what,
          path: (round) => `/rows?${query(round)}`,
          rounds: ROUNDS,
          aim: AIM,
        });
      });
      const rawMs = timeOf(() => statements.map((statement) => statement.all([])));
      if (measured) {
        measurements.push({
          ...measured,
          rawMs,
          facts: { 'worst loop delay ms': worstDelayMs, 'child MiB': childMib },
        });
      }
    }
    file.db.close();
    await host.close();
    return measurements;
  },
};

/** The median of three. */
function timeOf(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}
