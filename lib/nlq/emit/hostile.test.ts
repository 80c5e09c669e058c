import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlValue } from '../catalog';
import { compileIntent } from '../compile-intent';
import { type Condition, type Intent, wholeTable } from '../intent';
import { openPostgres, openSqlite, type TestDatabase } from './testing/databases';
import { sketchCatalog } from './testing/sketch-catalog';

/** Names that break printers that paste: quotes, comments, keywords, other scripts, line breaks, length. */
const NAMES = [
  'select',
  'order',
  'Group By',
  'na"me',
  "na'me",
  'na`me',
  'semi;colon',
  'dash--comment',
  'slash/*comment*/',
  'back\\slash',
  'dollar$1',
  'question?',
  'percent%_',
  'line\nbreak',
  'tab\tbed',
  'Größe',
  '名前',
  '👍',
  '[brackets]',
  '1starts_with_digit',
  'MixedCase',
  'x'.repeat(60),
  'dot.ted',
  ' padded ',
  'date',
  'user',
  'level',
  'count',
];

const VALUES = [
  "O'Brien",
  "'; DROP TABLE victim; --",
  'quote"inside',
  'back\\slash',
  "\\'; --",
  '$1 ? :name @p',
  '/* comment */',
  '100%_sure!',
  'line\nbreak\r\n  indented',
  'tab\t',
  'Ünïcödé 名前 👍',
  '',
  ' ',
  'NULL',
  '0',
  '\u2028',
  "''",
];

const catalog = sketchCatalog({
  victim: { id: 'integer key', value: 'text' },
  ...Object.fromEntries(
    NAMES.map((name) => [`t ${name}`.slice(0, 60), { [name]: 'text', other: 'integer' } as const]),
  ),
  ...Object.fromEntries(NAMES.map((name) => [name, { key: 'text' } as const])),
});
const rows = {
  victim: VALUES.map((value, index) => [index, value]),
  ...Object.fromEntries(NAMES.map((name, index) => [`t ${name}`.slice(0, 60), [[name, index]]])),
  ...Object.fromEntries(NAMES.map((name) => [name, [[name]]])),
};

const databases: TestDatabase[] = [];
beforeAll(async () => {
  const postgres = await openPostgres(catalog, rows);
  databases.push(openSqlite(catalog, rows), ...(postgres ? [postgres] : []));
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

/** The rows by parameters and by literals, which must agree. */
async function ask(database: TestDatabase, intent: Intent): Promise<SqlValue[][]> {
  const result = compileIntent(intent, catalog, { now: new Date(0), dialect: database.dialect });
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  const found = await database.run(result.emitted.sql, result.emitted.params);
  expect(await database.run(result.emitted.displaySql), result.emitted.displaySql).toEqual(found);
  return found;
}

const value = { kind: 'column', table: 'victim', column: 'value' } as const;

describe('values', () => {
  test.each(VALUES)('%j is compared as it is', async (text) => {
    for (const database of databases) {
      const literal = { kind: 'literal', value: text } as const;
      const conditions: Condition[] = [
        { kind: 'compare', operator: '=', left: value, right: literal, ignoreCase: false },
        { kind: 'compare', operator: '=', left: value, right: literal, ignoreCase: true },
        {
          kind: 'one_of',
          argument: value,
          values: [literal, { kind: 'literal', value: 'nobody' }],
          ignoreCase: true,
        },
      ];
      for (const where of conditions) {
        expect(await ask(database, { ...wholeTable('victim'), where })).toEqual([
          [VALUES.indexOf(text), text],
        ]);
      }
      const where: Condition = { kind: 'text_match', argument: value, mode: 'contains', text };
      const expected = VALUES.filter((other) => other.includes(text));
      expect((await ask(database, { ...wholeTable('victim'), where })).map((row) => row[1])).toEqual(
        expected,
      );
    }
  });

  test('a NUL in a value is refused, not cut', () => {
    const where: Condition = { kind: 'text_match', argument: value, mode: 'contains', text: 'a\0b' };
    const result = compileIntent({ ...wholeTable('victim'), where }, catalog, { now: new Date(0) });
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'unsupported' }] });
  });
});

describe('names', () => {
  test.each(NAMES)('%j names a column and a table', async (name) => {
    const table = `t ${name}`.slice(0, 60);
    const column = { kind: 'column', table, column: name } as const;
    for (const database of databases) {
      const where: Condition = {
        kind: 'compare',
        operator: '=',
        left: column,
        right: { kind: 'literal', value: name },
        ignoreCase: false,
      };
      expect(await ask(database, { ...wholeTable(table), where })).toEqual([[name, NAMES.indexOf(name)]]);
      const compared: Intent = {
        ...wholeTable(table),
        relations: [
          {
            kind: 'not_in',
            target: name,
            targetWhere: null,
            key: [{ source: name, target: 'key' }],
            attributes: [],
          },
        ],
      };
      expect(await ask(database, compared)).toEqual([]);
      const grouped: Intent = {
        ...wholeTable(table),
        select: [
          { expression: column, name, additional: false },
          {
            expression: {
              kind: 'aggregate',
              function: 'max',
              argument: column,
              distinct: false,
              where: null,
            },
            name: null,
            additional: false,
          },
        ],
        groupBy: [column],
        orderBy: [{ expression: column, direction: 'desc' }],
      };
      expect(await ask(database, grouped)).toEqual([[name, name]]);
    }
  });
});
