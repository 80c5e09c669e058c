import path from 'node:path';
import Sqlite from 'libsql';
import * as kpisRoute from '../../app/v1/landing-kpi/kpis/route';
import { run } from '../../lib/db/database';
import type { TestState } from '../../lib/testing/test-state';
import type { BenchCase } from '../bench-case';
import * as empty from '../empty-endpoint';
import { hostHandlers } from '../host-handlers';
import { measureEndpoint } from '../measure-endpoint';

const KPIS = 1_000;
const EXECUTIONS_EACH = 20;

/** The list of 1,000 KPIs with 20 executions each. */
export const listKpisCase: BenchCase = {
  name: 'list',
  run: async (state) => {
    await fill(state);
    const host = await hostHandlers(({ pathname }) =>
      pathname === '/empty' ? { handler: empty.GET, params: {} } : { handler: kpisRoute.GET, params: {} },
    );
    const db = new Sqlite(path.join(state.dataDir, 'plumbline.db'));
    const raw = db.prepare(
      `SELECT k.*, e.* FROM kpi_definitions k LEFT JOIN kpi_execution_results e ON e.id =
         (SELECT id FROM kpi_execution_results WHERE kpi_id = k.id ORDER BY id DESC LIMIT 1)
        WHERE k.is_active = 1 ORDER BY k.id LIMIT 50`,
    );
    const aim = 'within 1.5 ms of the baseline';
    const measurements = [
      await measureEndpoint(host, {
        what: 'page of 50',
        path: '/kpis?limit=50',
        raw: () => raw.all([]),
        aim,
      }),
      await measureEndpoint(host, {
        what: 'page of 50, search',
        path: '/kpis?limit=50&search=kpi%2099',
        aim,
      }),
      await measureEndpoint(host, {
        what: 'page of 50, by latest execution',
        path: '/kpis?limit=50&sort_by=latest_execution&sort_order=desc',
      }),
    ];
    db.close();
    await host.close();
    return measurements;
  },
};

function fill({ ctx }: TestState): Promise<void> {
  const { sql } = ctx.db;
  const now = ctx.now();
  return ctx.db.transaction(function* () {
    for (let id = 1; id <= KPIS; id += 1) {
      const nl_definition = 'Show me all products in RBP GPU which are not in OPS Excel';
      const group_name = `Group ${id % 12}`;
      yield* run(
        sql
          .insertInto('kpi_definitions')
          .values({ id, name: `KPI ${id}`, nl_definition, group_name, created_at: now, updated_at: now }),
      );
      for (let round = 0; round < EXECUTIONS_EACH; round += 1) {
        yield* run(
          sql.insertInto('kpi_execution_results').values({
            kpi_id: id,
            definition_version: 1,
            nl_definition,
            kg_name: 'KG_101',
            select_schema: 'newdqschema',
            db_type: 'sqlite',
            execution_status: 'success',
            execution_timestamp: new Date(now.getTime() - ((id * 7919 + round) % 1_000_000) * 1000),
            generated_sql: 'SELECT 1',
            number_of_records: id,
            value: id,
          }),
        );
      }
    }
  });
}
