import { rmSync } from 'node:fs';
import { createKpi } from '../lib/kpi/create-kpi';
import { executeKpi } from '../lib/kpi/execute-kpi';
import { findExecution } from '../lib/kpi/find-execution';
import { resultPath } from '../lib/kpi/open-result';
import { forgetResultFile } from '../lib/kpi/results/result-file';
import { createResultWriter } from '../lib/kpi/results/write-result';
import type { Row } from '../lib/shared/cell';
import { LANDING, landTables } from '../lib/testing/landing-database';
import type { TestState } from '../lib/testing/test-state';
import { products } from './products';

const COLUMNS = [
  ['PLANNING_SKU', 'text'],
  ['PRODUCT_NAME', 'text'],
  ['CATEGORY', 'text'],
  ['STATUS', 'text'],
  ['QTY', 'integer'],
  ['PRICE', 'decimal'],
  ['created_date', 'date'],
  ['modified_date', 'datetime'],
] as const;

const two = (number: number): string => String(number).padStart(2, '0');

function product(i: number, count: number): Row {
  return [
    `SKU${String(i).padStart(7, '0')}`,
    `Product ${(i * 7919) % count}`,
    `Category ${i % 12}`,
    i % 5 === 0 ? 'Inactive' : 'Active',
    i % 977,
    i / 7,
    `2024-${two(1 + (i % 12))}-${two(1 + (i % 28))}`,
    i % 10 === 0 ? `2025-01-01 ${two(i % 24)}:${two(i % 60)}:00` : null,
  ];
}

/**
 * An execution with `count` rows of 8 columns. Its file is written directly, through the writer that executions
 * write with: what is measured here is reading.
 */
export async function executionOf({ ctx }: TestState, count: number): Promise<{ id: number; path: string }> {
  await landTables(ctx, products(10));
  const { kpi } = await createKpi(ctx, {
    name: `Products ${count}`,
    nl_definition: 'Show me all products in RBP GPU',
  });
  const { execution_result } = await executeKpi(ctx, {
    kpi_id: kpi.id,
    kg_name: LANDING.kg_name,
    select_schema: LANDING.select_schema,
    limit_records: 1000,
    use_llm: false,
    dry_run: false,
    prefer: { respondAsync: false },
  });
  const { id } = execution_result;
  const { result_file } = await findExecution(ctx, id ?? 0);
  if (id === null || result_file === null) throw new Error(`no rows: ${execution_result.error_message}`);
  const path = resultPath(ctx, result_file);
  forgetResultFile(ctx.db, path);
  rmSync(path);
  const writer = createResultWriter(
    path,
    COLUMNS.map(([name, type]) => ({ name, type })),
  );
  for (let start = 0; start < count; start += 1000) {
    const rows = Array.from({ length: Math.min(1000, count - start) }, (_, n) => product(start + n, count));
    writer.add(rows);
  }
  writer.finish();
  return { id, path };
}
