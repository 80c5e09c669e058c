import type { ColumnType } from '../nlq/catalog';
import type { ColumnProfile } from './connectors/connector';

/** What declared type names mean, first match wins. */
const DECLARED: readonly (readonly [RegExp, ColumnType])[] = [
  [/bool|^bit(\(1\))?$/i, 'boolean'],
  [/timestamp|datetime/i, 'datetime'],
  [/date/i, 'date'],
  [/^time/i, 'time'],
  [/interval/i, 'text'],
  [/int|serial/i, 'integer'],
  [/char|text|clob|string|uuid|enum|json|xml/i, 'text'],
  [/real|floa|doub|dec|num|money/i, 'decimal'],
  [/blob|binary|bytea|^raw/i, 'binary'],
];

/** How text values are recognised as something better, first match wins. All values must match. */
const TEXT_SHAPES: readonly (readonly [RegExp, ColumnType])[] = [
  [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'date'],
  [
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/,
    'datetime',
  ],
  [/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/, 'time'],
];

const VALUES_LOOKED_AT = 500;

/**
 * The type a column really has: its declaration, unless its values say otherwise. Landing tables keep dates in
 * text columns, and SQLite keeps whatever it is given whatever the column declares.
 */
export function detectType(column: Pick<ColumnProfile, 'nativeType' | 'values'>): ColumnType {
  const declared = DECLARED.find(([pattern]) => pattern.test(column.nativeType))?.[1] ?? 'unknown';
  const values = [...column.values.keys()].slice(0, VALUES_LOOKED_AT);
  const texts = values.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
  const numbers = values.filter((value) => typeof value === 'number');
  if (texts.length === 0 && numbers.length === 0) return declared;
  if (texts.length > 0 && numbers.length > 0)
    return declared === 'integer' || declared === 'decimal' ? declared : 'text';
  if (texts.length > 0) return textType(declared, texts);
  return numberType(declared, numbers);
}

function textType(declared: ColumnType, texts: readonly string[]): ColumnType {
  const shape = TEXT_SHAPES.find(([pattern]) => texts.every((text) => pattern.test(text.trim())));
  if (shape) return shape[1];
  // Dates and datetimes side by side still order and compare as text.
  const dateLike = TEXT_SHAPES.slice(0, 2);
  if (texts.every((text) => dateLike.some(([pattern]) => pattern.test(text.trim())))) return 'datetime';
  return declared === 'binary' ? 'binary' : 'text';
}

function numberType(declared: ColumnType, numbers: readonly number[]): ColumnType {
  if (declared === 'boolean')
    return numbers.every((value) => value === 0 || value === 1) ? 'boolean' : 'integer';
  // NUMERIC(10,2) may hold whole numbers only, for now; a declaration of text compares as text.
  if (declared === 'decimal' || declared === 'text') return declared;
  return numbers.every(Number.isInteger) ? 'integer' : 'decimal';
}
