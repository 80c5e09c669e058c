import type { Catalog, CatalogColumn, ColumnType, JoinEdge } from '../../catalog';

/** A column as tests write it: `'integer'`, `'integer key'`, `'text unique'`, `'text required'`. */
type ColumnSketch = ColumnType | `${ColumnType} ${'key' | 'unique' | 'required'}`;

/** A catalog from its tables' columns and edges such as `"orders.customer_id = customers.id"`. */
export function sketchCatalog(
  tables: Readonly<Record<string, Readonly<Record<string, ColumnSketch>>>>,
  edges: readonly (string | JoinEdge)[] = [],
  schema: string | null = null,
): Catalog {
  return {
    name: 'test',
    version: 1,
    dialect: 'sqlite',
    tables: Object.entries(tables).map(([name, sketch]) => {
      const keys = Object.keys(sketch).filter((column) => sketch[column]?.endsWith(' key'));
      const columns = Object.entries(sketch).map(([column, text]) =>
        sketchColumn(column, text, keys.length === 1),
      );
      return { name, schema, aliases: [], columns, primaryKey: keys, rowCount: null };
    }),
    edges: edges.map((edge) => (typeof edge === 'string' ? sketchEdge(edge) : edge)),
    synonyms: [],
  };
}

function sketchColumn(name: string, sketch: ColumnSketch, isSingleKey: boolean): CatalogColumn {
  const [type, mark] = sketch.split(' ') as [ColumnType, string | undefined];
  return {
    name,
    type,
    nativeType: type,
    nullable: mark === undefined || mark === 'unique',
    isPrimaryKey: mark === 'key',
    isUnique: mark === 'unique' || (mark === 'key' && isSingleKey),
    aliases: [],
    values: [],
    valuesComplete: false,
    distinctCount: null,
    nullRatio: null,
  };
}

/** `"a.x, a.y = b.x, b.y"`: a declared edge. */
export function sketchEdge(text: string, changes: Partial<JoinEdge> = {}): JoinEdge {
  const [from = '', to = ''] = text.split(' = ');
  return {
    from: sketchSide(from),
    to: sketchSide(to),
    origin: 'declared',
    confidence: 1,
    normalisations: [],
    evidence: 'Declared foreign key',
    ...changes,
  };
}

function sketchSide(text: string): JoinEdge['from'] {
  const references = text.split(', ').map((reference) => reference.split('.'));
  return { table: references[0]?.[0] ?? '', columns: references.map(([, column = '']) => column) };
}
