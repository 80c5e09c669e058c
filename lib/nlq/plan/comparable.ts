import type { CatalogColumn, ColumnType, SqlValue } from '../catalog';
import type { BoundJoin, Instance } from '../resolve/bound';
import { allOf } from './predicates';
import type { Predicate, Scalar } from './query';

type TypeClass = 'text' | 'number' | 'time' | 'boolean' | 'other';

/** Types of one class compare without help in every dialect. */
export function classOf(type: ColumnType): TypeClass {
  switch (type) {
    case 'text':
      return 'text';
    case 'integer':
    case 'decimal':
      return 'number';
    case 'date':
    case 'datetime':
    case 'time':
      return 'time';
    case 'boolean':
      return 'boolean';
    case 'binary':
    case 'unknown':
      return 'other';
  }
}

/** Whether two types need a cast to be compared. Unknown types are left to the database. */
export function areMixed(left: ColumnType, right: ColumnType): boolean {
  const [one, other] = [classOf(left), classOf(right)];
  return one !== other && one !== 'other' && other !== 'other';
}

const YES = new Set(['true', 'yes', 'y', 't', '1']);
const NO = new Set(['false', 'no', 'n', 'f', '0']);

/** A value as the type it is compared with holds it; unchanged when it cannot be one. */
export function coerceValue(value: SqlValue, type: ColumnType): SqlValue {
  if (value === null) return value;
  switch (classOf(type)) {
    case 'text':
      return typeof value === 'string' ? value : String(value);
    case 'number':
      if (typeof value === 'boolean') return value ? 1 : 0;
      return typeof value === 'string' && isNumeric(value) ? Number(value) : value;
    case 'boolean':
      if (YES.has(String(value).toLowerCase())) return true;
      return NO.has(String(value).toLowerCase()) ? false : value;
    case 'time':
    case 'other':
      return value;
  }
}

function isNumeric(text: string): boolean {
  return /^[+-]?(\d{1,15}(\.\d*)?|\.\d+)$/.test(text.trim());
}

/** A column of an instance. */
export function columnOf(instance: Instance, column: CatalogColumn): Scalar & { kind: 'column' } {
  return { kind: 'column', source: instance.id, column: column.name, type: column.type };
}

export function castTo(to: 'text' | 'number', argument: Scalar): Scalar {
  return { kind: 'cast', to, argument };
}

/** The two sides of each key of a join, made comparable: `[parent, child]`. */
export function keySides(join: BoundJoin): [Scalar, Scalar][] {
  return join.keys.map(({ parent, child }) => {
    const mixed = areMixed(parent.type, child.type);
    const side = (plain: Scalar, column: CatalogColumn): Scalar => {
      const asText =
        mixed || (join.normalisations.length > 0 && column.type !== 'text') ? castTo('text', plain) : plain;
      return join.normalisations.length > 0
        ? { kind: 'normalise', steps: join.normalisations, argument: asText }
        : asText;
    };
    // The child is read from its own table, so its keys are null only where the column is.
    const childColumn: Scalar = {
      ...columnOf(join.child, child),
      ...(!child.nullable && { isNeverNull: true }),
    };
    return [side(columnOf(join.parent, parent), parent), side(childColumn, child)];
  });
}

/** The condition under which rows of the two sides of a join belong together. */
export function onKeys(join: BoundJoin): Predicate {
  const equalities = keySides(join).map(
    ([left, right]): Predicate => ({ kind: 'compare', operator: '=', left, right }),
  );
  const all = allOf(equalities);
  if (!all) throw new Error('A join has at least one key');
  return all;
}
