import type { Normalisation } from '../../nlq/catalog';
import type { ColumnProfile, TableProfile } from '../connectors/connector';
import { detectType } from '../detect-type';
import { NORMALISATION_LADDER, normaliseValue } from '../normalise-value';

const SKETCH_SIZE = 128;
const LOOSEST = NORMALISATION_LADDER.at(-1) ?? [];

/** A column that could be one side of a join. */
export interface KeyColumn {
  readonly table: string;
  readonly name: string;
  readonly kind: 'text' | 'integer';
  readonly distinct: number;
  readonly complete: boolean;
  /** 1 when no sampled value occurs twice. */
  readonly uniqueness: number;
  readonly isKey: boolean;
  readonly declaredKey: boolean;
  readonly averageLength: number;
  /** True for codes such as `KSV-70P-16`; names and descriptions have spaces. */
  readonly isCoded: boolean;
  /** The smallest hashes of its values: two columns with common values have common hashes, whatever their size. */
  readonly sketch: readonly number[];
  /** Its values after normalisation; remembered. */
  valueSet(steps: readonly Normalisation[]): ReadonlySet<string>;
}

const KEY_UNIQUENESS = 0.7;
const MIN_KEY_VALUES = 5;
/** So large a part of a code's values may have a space in them by mistake. */
const SPACED = 0.05;

/** The columns of a table that are worth comparing with others; dates, decimals and flags never are. */
export function keyColumns(table: TableProfile): KeyColumn[] {
  return table.columns.flatMap((column) => {
    const type = detectType(column);
    const kind = type === 'integer' ? 'integer' : type === 'text' || type === 'unknown' ? 'text' : undefined;
    return kind ? [describeKey(table.name, column, kind, table.primaryKey.length === 1)] : [];
  });
}

function describeKey(
  table: string,
  column: ColumnProfile,
  kind: KeyColumn['kind'],
  singleKey: boolean,
): KeyColumn {
  const values = [...column.values.keys()];
  const filled = [...column.values.values()].reduce((sum, count) => sum + count, 0);
  const uniqueness = filled === 0 ? 0 : values.length / filled;
  const declaredKey = column.isUnique || (column.isPrimaryKey && singleKey);
  const remembered = new Map<number, ReadonlySet<string>>();
  const valueSet = (steps: readonly Normalisation[]): ReadonlySet<string> => {
    const known = remembered.get(steps.length);
    if (known) return known;
    const set = new Set(values.map((value) => normaliseValue(value, steps)));
    set.delete('');
    remembered.set(steps.length, set);
    return set;
  };
  return {
    table,
    name: column.name,
    kind,
    distinct: values.length,
    complete: column.complete,
    uniqueness,
    declaredKey,
    isKey: declaredKey || (uniqueness >= KEY_UNIQUENESS && values.length >= MIN_KEY_VALUES),
    averageLength:
      values.reduce<number>((sum, value) => sum + String(value).length, 0) / Math.max(1, values.length),
    isCoded: values.filter((value) => /\S\s+\S/.test(String(value))).length <= values.length * SPACED,
    sketch: kind === 'text' ? sketchOf(values.map((value) => normaliseValue(value, LOOSEST))) : [],
    valueSet,
  };
}

function sketchOf(texts: readonly string[]): number[] {
  const hashes = new Uint32Array(texts.length);
  for (const [index, text] of texts.entries()) hashes[index] = hash(text);
  return [...hashes.sort().subarray(0, SKETCH_SIZE)];
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
