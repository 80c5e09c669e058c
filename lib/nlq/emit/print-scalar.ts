import type { Scalar, Sort } from '../plan/query';
import { type Printer, printNested, printValue } from './printer';

/** A scalar as SQL. */
export function printScalar(printer: Printer, scalar: Scalar): string {
  const { dialect } = printer;
  const print = (inner: Scalar) => printScalar(printer, inner);
  switch (scalar.kind) {
    case 'literal':
      return printValue(printer, scalar.value);
    case 'column': {
      const column = printer.identifier(scalar.column);
      return printer.qualify ? `${printer.identifier(scalar.source)}.${column}` : column;
    }
    case 'output':
      return printer.identifier(scalar.name);
    case 'aggregate':
      return printAggregate(printer, scalar);
    case 'arithmetic':
      return printArithmetic(printer, scalar);
    case 'period':
      return dialect.period(scalar.unit, print(scalar.argument), scalar.type);
    case 'scalar_query':
      return printNested(printer, scalar.query);
    case 'when':
      return `CASE WHEN ${printer.printPredicate(scalar.condition, 'whole')} THEN ${print(scalar.value)} END`;
    case 'coalesce':
      return `COALESCE(${print(scalar.argument)}, ${print(scalar.fallback)})`;
    case 'lower':
      return `LOWER(${print(scalar.argument)})`;
    case 'cast':
      return scalar.to === 'text'
        ? dialect.castToText(print(scalar.argument))
        : dialect.parseNumber(print(scalar.argument));
    case 'normalise':
      return scalar.steps.reduce((inner, step) => dialect.normalise(step, inner), print(scalar.argument));
    case 'row_number':
      return `ROW_NUMBER() OVER (${printWindow(printer, scalar.partitionBy, scalar.orderBy)})`;
    case 'count_over':
      return `COUNT(${print(scalar.argument)}) OVER (${printWindow(printer, scalar.partitionBy, [])})`;
  }
}

function printWindow(printer: Printer, partitionBy: readonly Scalar[], orderBy: readonly Sort[]): string {
  const partition = partitionBy.map((key) => printScalar(printer, key)).join(', ');
  const sorts = orderBy.map((sort) => printSort(printer, sort)).join(', ');
  return [partition && `PARTITION BY ${partition}`, sorts && `ORDER BY ${sorts}`].filter(Boolean).join(' ');
}

/** One key of an ORDER BY, nulls last. */
export function printSort(printer: Printer, { expression, direction, nullable }: Sort): string {
  return printer.dialect.sortKey(printScalar(printer, expression), direction, nullable);
}

function printAggregate(printer: Printer, aggregate: Scalar & { kind: 'aggregate' }): string {
  if (!aggregate.argument) return 'COUNT(*)';
  const argument = printScalar(printer, aggregate.argument);
  if (aggregate.function === 'median') {
    if (!printer.dialect.median) throw new Error('shapeMedians replaces medians where the dialect has none');
    return printer.dialect.median(argument);
  }
  return `${aggregate.function.toUpperCase()}(${aggregate.distinct ? 'DISTINCT ' : ''}${argument})`;
}

function printArithmetic(
  printer: Printer,
  { operator, left, right }: Scalar & { kind: 'arithmetic' },
): string {
  const operand = (side: Scalar) => {
    const printed = printScalar(printer, side);
    return side.kind === 'arithmetic' || side.kind === 'cast' ? `(${printed})` : printed;
  };
  if (operator === '/') return printer.dialect.divide(operand(left), printScalar(printer, right));
  return `${operand(left)} ${operator} ${operand(right)}`;
}
