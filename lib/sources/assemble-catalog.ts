import type { Catalog, CatalogTable, Dialect, JoinEdge } from '../nlq/catalog';
import type { TableProfile } from './connectors/connector';
import { describeColumn, valuesPerColumn } from './describe-column';
import { inferJoins } from './infer-joins';

/** Profiles of tables → catalog: columns with their real types and values, declared joins, inferred joins. Pure. */
export function assembleCatalog(
  identity: { readonly name: string; readonly version: number; readonly dialect: Dialect },
  profiles: readonly TableProfile[],
): Catalog {
  const columnCount = profiles.reduce((sum, { columns }) => sum + columns.length, 0);
  const maxValues = valuesPerColumn(columnCount);
  const declared = declaredJoins(profiles);
  return {
    ...identity,
    tables: profiles.map(
      (profile): CatalogTable => ({
        name: profile.name,
        schema: profile.schema,
        aliases: [],
        columns: profile.columns.map((column) => describeColumn(column, maxValues)),
        primaryKey: profile.primaryKey,
        rowCount: profile.rowCount,
      }),
    ),
    edges: [...declared, ...inferJoins(profiles, declared)],
    synonyms: [],
  };
}

function declaredJoins(profiles: readonly TableProfile[]): JoinEdge[] {
  return profiles.flatMap((profile) =>
    profile.foreignKeys
      .filter(
        ({ columns, targetColumns }) => columns.length > 0 && targetColumns.every((name) => name !== ''),
      )
      .map(
        (key): JoinEdge => ({
          from: { table: profile.name, columns: key.columns },
          to: { table: key.table, columns: key.targetColumns },
          origin: 'declared',
          confidence: 1,
          normalisations: [],
          evidence: 'declared as a foreign key',
        }),
      ),
  );
}
