import * as drilldownRoute from '../../app/v1/landing-kpi/executions/[execution_id]/drilldown/route';
import { createKpi } from '../../lib/kpi/create-kpi';
import { executeKpi } from '../../lib/kpi/execute-kpi';
import { findExecution } from '../../lib/kpi/find-execution';
import { openResult } from '../../lib/kpi/open-result';
import { LANDING, landTables } from '../../lib/testing/landing-database';
import type { TestState } from '../../lib/testing/test-state';
import type { BenchCase } from '../bench-case';
import * as empty from '../empty-endpoint';
import { hostHandlers } from '../host-handlers';
import { measureEndpoint } from '../measure-endpoint';
import { products } from '../products';

const ROWS = 10_000;

/** Pages of an execution with 10,000 rows of 8 columns. */
export const drilldownCase: BenchCase = {
  name: 'drilldown',
  run: async (state) => {
    const executionId = await execute(state);
    const result = openResult(state.ctx, await findExecution(state.ctx, executionId));
    if (!result) throw new Error('the execution has no rows');
    const params: Record<string, string> = { execution_id: String(executionId) };
    const host = await hostHandlers(({ pathname }) =>
      pathname === '/empty' ? { handler: empty.GET, params: {} } : { handler: drilldownRoute.GET, params },
    );
    const raw = (sql: string) => {
      const statement = result.db.prepare(sql).raw(true);
      return () => statement.all([]);
    };
    const aim = 'within 1.5 ms of the baseline';
    const measurements = [
      await measureEndpoint(host, {
        what: 'page 100 of 200',
        path: '/rows?page=100',
        raw: raw('SELECT * FROM result_rows WHERE n > 4950 ORDER BY n LIMIT 50'),
        aim,
      }),
      await measureEndpoint(host, {
        what: 'sorted by a text',
        path: '/rows?sort_by=PRODUCT_NAME&sort_order=desc',
        raw: raw('SELECT * FROM result_rows ORDER BY c1 DESC LIMIT 50'),
        aim,
      }),
      await measureEndpoint(host, {
        what: 'searched, each time for something else',
        path: (round) => `/rows?search=product%20${round}`,
        raw: raw("SELECT * FROM result_rows WHERE c1 LIKE '%product 777%' LIMIT 50"),
        aim,
      }),
      await measureEndpoint(host, {
        what: 'filtered, each time otherwise',
        path: (round) =>
          `/rows?filters=${encodeURIComponent(JSON.stringify({ QTY: { operator: 'gt', value: round } }))}`,
        raw: raw('SELECT * FROM result_rows WHERE c4 > 100 LIMIT 50'),
        aim,
      }),
    ];
    await host.close();
    return measurements;
  },
};

async function execute({ ctx }: TestState): Promise<number> {
  await landTables(ctx, products(ROWS));
  const { kpi } = await createKpi(ctx, { name: 'All', nl_definition: 'Show me all products in RBP GPU' });
  const { execution_result } = await executeKpi(ctx, {
    kpi_id: kpi.id,
    kg_name: LANDING.kg_name,
    select_schema: LANDING.select_schema,
    limit_records: 1_000_000,
    use_llm: false,
    dry_run: false,
    prefer: { respondAsync: false },
  });
  if (execution_result.id === null || execution_result.result_total !== ROWS) {
    throw new Error(
      `the execution has ${execution_result.result_total} rows: ${execution_result.error_message}`,
    );
  }
  return execution_result.id;
}
