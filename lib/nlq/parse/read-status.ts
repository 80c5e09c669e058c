import type { CatalogColumn, SqlValue } from '../catalog';
import { splitIdentifier } from '../tokenize/split-identifier';

const TRUE_CODES = new Set(['y', 'yes', '1', 'true', 't']);
const FALSE_CODES = new Set(['n', 'no', '0', 'false', 'f']);
const POSITIVE_NAMES = new Set(['active', 'enabled', 'valid', 'live']);
const NEGATIVE_NAMES = new Set(['inactive', 'disabled', 'invalid', 'deactivated']);
const STATE_NAMES = new Set(['status', 'state']);

const codeOf = (value: SqlValue): string => String(value).trim().toLowerCase();

/** The flag values that mean yes (or no), when the column's values are nothing but a yes and a no. */
export function flagValues(column: CatalogColumn, yes: boolean): SqlValue[] {
  const present = column.values.filter((value) => value !== null && codeOf(value) !== '');
  const isFlag =
    column.valuesComplete &&
    present.every((value) => TRUE_CODES.has(codeOf(value)) || FALSE_CODES.has(codeOf(value)));
  if (!isFlag) return [];
  return present.filter((value) => (yes ? TRUE_CODES : FALSE_CODES).has(codeOf(value)));
}

/**
 * The values of a column that the word "active" or "inactive" stands for, only where they leave no doubt: the
 * word itself, `A`/`I` in a status column, or a yes/no flag whose name says active (or inactive). Empty otherwise.
 */
export function readStatus(column: CatalogColumn, word: string, on: boolean): SqlValue[] {
  const spelled = column.values.filter((value) => codeOf(value) === word);
  if (spelled.length > 0) return spelled;
  const parts = splitIdentifier(column.name);
  if (parts.some((part) => POSITIVE_NAMES.has(part))) return flagValues(column, on);
  if (parts.some((part) => NEGATIVE_NAMES.has(part))) return flagValues(column, !on);
  if (!column.valuesComplete || !parts.some((part) => STATE_NAMES.has(part))) return [];
  const codes = new Set(column.values.filter((value) => value !== null).map(codeOf));
  const isActiveInactive = codes.has('a') && codes.has('i');
  return isActiveInactive ? column.values.filter((value) => codeOf(value) === (on ? 'a' : 'i')) : [];
}
