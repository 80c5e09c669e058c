import type { CatalogColumn, SqlValue } from '../nlq/catalog';
import type { ColumnProfile } from './connectors/connector';
import { detectType } from './detect-type';

/** Values kept over a whole catalog, so that its size stays bounded whatever the schema. */
const VALUE_BUDGET = 200_000;
const MIN_VALUES = 50;
const MAX_VALUES = 2_000;
/** Numbers are rarely named in a sentence; a few say what the column is like. */
const MAX_NUMBERS = 50;

/** How many values of a text column a catalog of `columnCount` columns keeps. */
export function valuesPerColumn(columnCount: number): number {
  return Math.max(MIN_VALUES, Math.min(MAX_VALUES, Math.floor(VALUE_BUDGET / Math.max(1, columnCount))));
}

/** A profiled column as the catalog keeps it: real type, and its most frequent values up to `maxValues`. */
export function describeColumn(profile: ColumnProfile, maxValues: number): CatalogColumn {
  const type = detectType(profile);
  const cap = type === 'text' || type === 'unknown' ? maxValues : Math.min(maxValues, MAX_NUMBERS);
  const frequent = [...profile.values].sort((left, right) => right[1] - left[1]).slice(0, cap);
  return {
    name: profile.name,
    type,
    nativeType: profile.nativeType,
    nullable: profile.nullable,
    isPrimaryKey: profile.isPrimaryKey,
    isUnique: profile.isUnique,
    aliases: [],
    values: frequent.map(([value]): SqlValue => (typeof value === 'bigint' ? value.toString() : value)),
    valuesComplete: profile.complete && frequent.length === profile.values.size,
    distinctCount: profile.complete ? profile.values.size : null,
    nullRatio: profile.sampledRows === 0 ? null : profile.nulls / profile.sampledRows,
  };
}
