import type { CompiledQuery, OperationNode } from 'kysely';
import { columnTypes } from './generated/tables';

/** Functions whose result has the type of their first argument. */
const typePreserving = new Set(['min', 'max', 'coalesce', 'ifnull', 'nullif']);

const known = new WeakMap<OperationNode, ReadonlyMap<string, string>>();
const none: ReadonlyMap<string, string> = new Map();

/**
 * Prisma types of selected expressions by their alias, where the query shows them: `max(created_at) as latest`
 * is a DateTime. SQLite declares a type for columns only, so it would hand out such a value as a bare number.
 */
export function expressionTypes(query: CompiledQuery<unknown>): ReadonlyMap<string, string> {
  const node = query.query;
  if (node.kind !== 'SelectQueryNode' || node.selections === undefined) return none;
  const cached = known.get(node);
  if (cached !== undefined) return cached;
  const types = new Map<string, string>();
  for (const { selection } of node.selections) {
    if (selection.kind !== 'AliasNode') continue;
    const { alias, node: expression } = selection as unknown as { alias: OperationNode; node: OperationNode };
    const name = columnName(alias);
    const type = typeOf(expression);
    if (name !== undefined && type !== undefined) types.set(name, type);
  }
  known.set(node, types);
  return types;
}

/** The parts of Kysely's nodes we look into; they differ by kind. */
interface Looked extends OperationNode {
  readonly func?: string;
  readonly aggregated?: readonly OperationNode[];
  readonly arguments?: readonly OperationNode[];
  readonly column?: OperationNode;
  readonly name?: string;
}

function typeOf(expression: OperationNode): string | undefined {
  const { func, aggregated, arguments: given, column } = expression as Looked;
  if (func !== undefined && typePreserving.has(func)) {
    const [first] = aggregated ?? given ?? [];
    return first === undefined ? undefined : typeOf(first);
  }
  const name = column === undefined ? undefined : columnName(column);
  return name === undefined ? undefined : columnTypes[name];
}

function columnName(node: OperationNode): string | undefined {
  if (node.kind === 'IdentifierNode') return (node as Looked).name;
  const { column } = node as Looked;
  return column === undefined ? undefined : columnName(column);
}
