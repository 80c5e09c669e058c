import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dialect } from './catalog';
import type { Compilation } from './compilation';
import { compile } from './compile';
import { finance } from './fixtures/finance';
import { hospital } from './fixtures/hospital';
import { materials } from './fixtures/materials';
import { shop } from './fixtures/shop';
import { prepareCatalog } from './prepare-catalog';

/**
 * One file per construct under `golden/`: sentences with everything the compiler made of them. To accept changes:
 * `UPDATE_GOLDEN=1 npx vitest run lib/nlq/golden.test.ts`, then read the diff.
 */
interface Case {
  readonly catalog: keyof typeof CATALOGS;
  readonly sentence: string;
  readonly result?: unknown;
}

interface Construct {
  readonly construct: string;
  readonly cases: Case[];
}

const CATALOGS = {
  materials: prepareCatalog(materials),
  shop: prepareCatalog(shop),
  hospital: prepareCatalog(hospital),
  finance: prepareCatalog(finance),
};
const FOLDER = path.join(import.meta.dirname, 'golden');
const NOW = new Date('2025-10-27T10:00:00Z');

function emittedFor({ catalog, sentence }: Case, dialect: Dialect): string | null {
  return compile(sentence, CATALOGS[catalog], { now: NOW, dialect }).emitted?.displaySql ?? null;
}

/** Plain JSON without absent parts, so that a golden file shows what is there. */
function withoutAbsent(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      part === null || (Array.isArray(part) && part.length === 0) || part === false ? undefined : part,
    ),
  );
}

function summarise(compilation: Compilation, test: Case) {
  const { status, intent, queryType, operation, confidence, explanation, diagnostics, alternatives } =
    compilation;
  const words = explanation.words.map(
    ({ text, role, meaning }) => `${text}: ${role}${meaning === '' ? '' : ` (${meaning})`}`,
  );
  const refused = {
    diagnostics: diagnostics.map(({ code, message, suggestions }) => ({ code, message, suggestions })),
  };
  if (status === 'needs_clarification') return withoutAbsent({ status, words, ...refused });
  return withoutAbsent({
    status,
    phrases: compilation.stages.phrases,
    words,
    intent,
    queryType,
    operation,
    confidence,
    reading: explanation.reading,
    sqlite: emittedFor(test, 'sqlite'),
    postgresql: emittedFor(test, 'postgresql'),
    alternatives: alternatives.map(({ reading }) => reading),
    ...refused,
  });
}

const results = (construct: Construct): unknown[] =>
  construct.cases.map((test) =>
    summarise(compile(test.sentence, CATALOGS[test.catalog], { now: NOW }), test),
  );

mkdirSync(FOLDER, { recursive: true });

describe.each(readdirSync(FOLDER).filter((file) => file.endsWith('.json')))('%s', (file) => {
  const place = path.join(FOLDER, file);
  const construct = JSON.parse(readFileSync(place, 'utf8')) as Construct;

  if (process.env.UPDATE_GOLDEN === '1') {
    it('is written anew', () => {
      const found = results(construct);
      const cases = construct.cases.map(({ catalog, sentence }, index) => ({
        catalog,
        sentence,
        result: found[index],
      }));
      writeFileSync(place, `${JSON.stringify({ ...construct, cases }, null, 2)}\n`);
    });
    return;
  }

  it.each(construct.cases.map((test) => [test.sentence, test] as const))('%s', (_sentence, test) => {
    const found = summarise(compile(test.sentence, CATALOGS[test.catalog], { now: NOW }), test);
    expect(found).toEqual(test.result);
  });
});
