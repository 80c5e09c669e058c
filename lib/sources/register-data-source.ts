import type { Context } from '../context';
import { run } from '../db/database';
import type { Dialect } from '../nlq/catalog';
import { Connection, toDataSourceRef } from './data-source';
import { openConnector } from './open-connector';

/**
 * Adds a data source, or changes the one of that name. It must be reachable now.
 * @throws AppError `unavailable` when it cannot be opened.
 */
export async function registerDataSource(
  ctx: Context,
  input: {
    readonly name: string;
    readonly kind: Dialect;
    readonly connection: Connection;
    readonly schemas: readonly string[];
  },
): Promise<{ id: number; name: string }> {
  const { name, kind } = input;
  const now = ctx.now();
  const facts = {
    kind,
    connection: JSON.stringify(Connection.parse(input.connection)),
    schemas: JSON.stringify(input.schemas),
    updated_at: now,
  };
  const connector = await openConnector(toDataSourceRef({ name, ...facts }, ctx.state.env.DATA_DIR));
  await connector.close();
  return ctx.db.transaction(function* () {
    const { rows } = yield* run(
      ctx.db.sql
        .insertInto('data_sources')
        .values({ name, ...facts, created_at: now })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(facts))
        .returning(['id', 'name']),
    );
    const [row] = rows;
    if (!row) throw new Error('the data source was not written');
    return row;
  });
}
