import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBudgets } from './check-budgets';
import { checkPurity } from './check-purity';
import { cruiseBoundaries } from './cruise-boundaries.mjs';

/** One file of each kind that the rules forbid, and the rule that must report it. */
const PLANTED: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['no-cycles', 'lib/sources/circle-end.ts', `import { a } from './circle';\nexport const b = () => a;`],
  ['pure-stays-pure', 'lib/nlq/reads.ts', `import { door } from '../db/database';\nexport const a = door;`],
  [
    'pure-stays-pure',
    'lib/shared/types.ts',
    `import type { Door } from '@/lib/db/database';\nexport type A = Door;`,
  ],
  [
    'pure-without-world',
    'lib/shared/file.ts',
    `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`,
  ],
  [
    'pure-without-worldly-packages',
    'lib/nlq/web.ts',
    `import { notFound } from 'next/navigation';\nexport { notFound };`,
  ],
  [
    'capabilities-apart',
    'lib/kpi/peeks.ts',
    `import { run } from '../telemetry/list-runs';\nexport const a = run;`,
  ],
  [
    'sources-below-capabilities',
    'lib/sources/up.ts',
    `import { run } from '../telemetry/list-runs';\nexport const a = run;`,
  ],
  ['private-nlq', 'lib/kpi/digs.ts', `import { parse } from '../nlq/parse/parse';\nexport const a = parse;`],
  [
    'components-see-schemas',
    'components/kpi/peeks.tsx',
    `import { door } from '@/lib/db/database';\nexport const A = ({ at, reset }: { at: string; reset: () => void }) => <p title={at} onClick={reset}>{door}</p>;`,
  ],
  [
    'app-without-database',
    'app/page.tsx',
    `import { door } from '@/lib/db/database';\nexport const A = () => <p>{door}</p>;`,
  ],
  ['lib-below-app', 'lib/kpi/up.ts', `import { A } from '@/app/page';\nexport const a = A;`],
  ['workbooks-in-one-place', 'lib/kpi/sheet.ts', `import ExcelJS from 'exceljs';\nexport const a = ExcelJS;`],
];

const HARMLESS: readonly (readonly [file: string, source: string])[] = [
  ['lib/sources/circle.ts', `import { b } from './circle-end';\nexport const a = () => b;`],
  ['lib/db/database.ts', 'export interface Door { a: string }\nexport const door = 1;'],
  ['lib/telemetry/list-runs.ts', 'export const run = 1;'],
  ['lib/nlq/parse/parse.ts', 'export const parse = 1;'],
];

describe('import rules', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'plumbline-boundaries-'));
  let found: string[] = [];

  beforeAll(async () => {
    for (const [file, source] of [
      ...PLANTED.map(([, file, source]) => [file, source] as const),
      ...HARMLESS,
    ]) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), source);
    }
    symlinkSync(path.resolve(import.meta.dirname, '../node_modules'), path.join(root, 'node_modules'));
    const { violations } = await cruiseBoundaries(root, ['app', 'components', 'lib']);
    found = violations.map(({ rule, from }) => `${rule} ${from}`);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(PLANTED)('%s is seen in %s', (rule, file) => {
    expect(found).toContain(`${rule} ${file}`);
  });

  it('reports nothing that is allowed', () => {
    const planted = new Set<string>(PLANTED.map(([, file]) => file));
    expect(found.filter((violation) => !planted.has(violation.split(' ')[1] ?? ''))).toEqual([]);
  });
});

describe('budgets', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `  const a${at} = ${at};`).join('\n');

  it('reports long files and long functions, by line, each file counted from its own start', () => {
    expect(checkBudgets('a.ts', `const a = 1;\n`.repeat(301))).toEqual([
      { file: 'a.ts', line: 1, problem: '301 lines; the budget is 300' },
    ]);
    expect(checkBudgets('b.tsx', `// ü\nfunction long() {\n${lines(59)}\n}\n`)).toEqual([
      { file: 'b.tsx', line: 2, problem: 'long has 61 lines; the budget is 60' },
    ]);
    expect(checkBudgets('c.ts', `export const long = () => {\n${lines(60)}\n};\n`)).toHaveLength(1);
    expect(checkBudgets('d.ts', `function fits() {\n${lines(58)}\n}\n`)).toEqual([]);
  });

  it('counts functions declared in a function for themselves', () => {
    const inner = `  function inner() {\n${lines(50)}\n  }\n`;
    expect(checkBudgets('a.ts', `function outer() {\n${inner}${inner}${lines(10)}\n}\n`)).toEqual([]);
  });

  it('accepts a reason at the top', () => {
    expect(checkBudgets('a.ts', `/* Over budget: one table */\n${lines(400)}`)).toEqual([]);
    expect(checkBudgets('a.ts', `const a = 1;\n/* Over budget: too late */\n${lines(400)}`)).toHaveLength(1);
  });
});

describe('purity', () => {
  it.each(['new Date()', 'Date.now()', 'Math.random()', 'process.env.HOME', 'performance.now()'])(
    'sees %s',
    (reach) => {
      expect(checkPurity('a.ts', `const a = 1;\nexport const b = ${reach};`)).toMatchObject([{ line: 2 }]);
    },
  );
  it('lets a given moment be read', () => {
    expect(checkPurity('a.ts', 'export const a = (at: string) => new Date(at).getTime();')).toEqual([]);
  });
});
