import path from 'node:path';
import Sqlite from 'libsql';
import { createKpi } from '../../lib/kpi/create-kpi';
import { executeKpi } from '../../lib/kpi/execute-kpi';
import { LANDING, landTables } from '../../lib/testing/landing-database';
import type { BenchCase } from '../bench-case';
import { measure } from '../measure';
import { products } from '../products';

const ROUNDS = 60;

/** The specification's comparison over 5,000 products, as the API does it: compiled, run in a child, rows kept. */
export const executeCase: BenchCase = {
  name: 'execute',
  run: async ({ ctx, dataDir }) => {
    await landTables(ctx, products(5_000));
    const { kpi } = await createKpi(ctx, {
      name: 'Mismatch',
      nl_definition: 'Show me all products in RBP GPU which are not in OPS Excel',
    });
    let sql = '';
    const own = await measure(ROUNDS, async () => {
      const { success, execution_result } = await executeKpi(ctx, {
        kpi_id: kpi.id,
        kg_name: LANDING.kg_name,
        select_schema: LANDING.select_schema,
        limit_records: 1000,
        use_llm: false,
        dry_run: false,
        prefer: { respondAsync: false },
      });
      if (!success) throw new Error(`the execution failed: ${execution_result.error_message}`);
      sql = execution_result.generated_sql ?? '';
    });
    const db = new Sqlite(path.join(dataDir, LANDING.file));
    const raw = await measure(ROUNDS, () => db.prepare(sql).raw(true).all([]));
    db.close();
    return [{ what: '500 of 5,000 rows, kept on disk', ms: own.p50, p95: own.p95, rawMs: raw.p50 }];
  },
};
