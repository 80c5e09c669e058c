/** What the typed-SQL door knows of one column. */
export interface Column {
  readonly name: string;
  /** Prisma's scalar type. */
  readonly type: string;
  readonly optional: boolean;
  /** The database or Prisma's schema fills it in when an INSERT leaves it out. */
  readonly generated: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** TypeScript types of Prisma's scalars, as the door hands them out. */
const scalarTypes: Readonly<Record<string, string>> = {
  Int: 'number',
  BigInt: 'number',
  Float: 'number',
  String: 'string',
  Boolean: 'boolean',
  DateTime: 'Date',
};

/**
 * Reads tables and columns out of the text of a Prisma schema: models with scalar fields and relations, in the
 * one-field-a-line layout of prisma/models.prisma.
 * @throws Error for a scalar type that not both databases keep alike (Decimal, Bytes, Json).
 */
export function readTables(schema: string): Table[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const modelNames = new Set(models.map(([, name]) => name));
  return models.map(([, model = '', body = '']) => {
    const name = body.match(/@@map\("([^"]+)"\)/)?.[1] ?? model;
    const columns = [...body.matchAll(/^ {2}(\w+) +(\w+)(\[\])?(\?)?([^\n]*)$/gm)].flatMap(
      ([, field = '', type = '', list, optional, rest = '']): Column[] => {
        if (list !== undefined || modelNames.has(type)) return [];
        if (!(type in scalarTypes))
          throw new Error(`${model}.${field}: ${type} is not kept alike by both databases`);
        const attributes = rest.replace(/\/\/.*$/, '');
        return [
          {
            name: field,
            type,
            optional: optional !== undefined,
            generated: attributes.includes('@default('),
          },
        ];
      },
    );
    return { name, columns };
  });
}

/** Prints lib/db/generated/tables.ts: Kysely's view of the tables, and the kinds of column to convert. */
export function formatTables(tables: readonly Table[]): string {
  const interfaces = tables.map((table) => {
    const columns = table.columns.map((column) => {
      const scalar = scalarTypes[column.type] ?? 'never';
      const type = column.optional ? `${scalar} | null` : scalar;
      return `    ${column.name}: ${column.generated ? `Generated<${type}>` : type};`;
    });
    return [`  ${table.name}: {`, ...columns, '  };'].join('\n');
  });
  const kinds = new Map<string, Set<string>>();
  for (const column of tables.flatMap((table) => table.columns)) {
    kinds.set(column.name, (kinds.get(column.name) ?? new Set()).add(column.type));
  }
  const certain = [...kinds].flatMap(([name, types]) =>
    types.size === 1 ? [[name, [...types][0]] as const] : [],
  );
  return [
    '// Written by scripts/generate-prisma.ts from prisma/models.prisma.',
    "import type { Generated } from 'kysely';",
    '',
    '/** Every table by its name in the database. */',
    'export interface Tables {',
    ...interfaces,
    '}',
    '',
    '/** The one type of each column name, where all tables that have it agree. */',
    'export const columnTypes: Readonly<Record<string, string>> = {',
    ...certain.map(([name, type]) => `  ${name}: '${type}',`),
    '};',
    '',
  ].join('\n');
}
