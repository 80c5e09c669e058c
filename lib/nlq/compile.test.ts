import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from './catalog';
import { compile, LONGEST_SENTENCE } from './compile';
import { buildCatalog } from './fixtures/build-catalog';
import { materials } from './fixtures/materials';
import { shop } from './fixtures/shop';
import { wholeTable } from './intent';
import { prepareCatalog } from './prepare-catalog';

const options = { now: new Date('2025-10-27T10:00:00Z') };
const prepared = prepareCatalog(materials);
const preparedShop = prepareCatalog(shop);

const VOCABULARY =
  'show me all the products customers orders in RBP GPU OPS Excel hana material master which are not inactive active status price ' +
  'quantity category per by top 10 5 most expensive average sum count how many and or but both missing from duplicate planning SKU name ' +
  'city Berlin between 2025 last 30 days created before after is null blank with without more than < >= = , "x" also show order descending';
const sentences = fc
  .array(fc.constantFrom(...VOCABULARY.split(' '), 'zorblat', "o'neil", '5%'), { maxLength: 18 })
  .map((words) => words.join(' '));

/** The text without quoted literals and quoted identifiers: what the database reads as SQL. */
const outsideQuotes = (sql: string): string =>
  sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`/g, "''");

describe('any sentence', () => {
  it('never throws, whatever the characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        (text) => compile(text, prepared, options).sentence === text,
      ),
    );
  });

  it.each(['constructor', '__proto__', 'toString of hasOwnProperty'])(
    'reads %j like any other word',
    (sentence) => {
      expect(compile(sentence, prepared, options).status).toBe('needs_clarification');
    },
  );

  it('has every content word accounted for', () => {
    fc.assert(
      fc.property(sentences, (sentence) => {
        const { status, explanation, diagnostics } = compile(sentence, prepared, options);
        const covered = new Set(
          explanation.words.flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, index) => start + index),
          ),
        );
        const letters = [...sentence.matchAll(/[A-Za-z0-9]/g)].map((match) => match.index);
        if (letters.length > 0) expect(letters.filter((place) => !covered.has(place))).toEqual([]);
        const unknown = explanation.words.filter((word) => word.role === 'unknown');
        if (status === 'compiled') expect(unknown).toEqual([]);
        else expect(diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(sentences, (sentence) => {
        expect(compile(sentence, preparedShop, options)).toEqual(compile(sentence, preparedShop, options));
      }),
    );
  });

  it('can only become one SELECT', () => {
    fc.assert(
      fc.property(sentences, (sentence) => {
        const { emitted } = compile(sentence, preparedShop, options);
        if (emitted === null) return;
        expect(outsideQuotes(emitted.sql)).toMatch(/^(SELECT|WITH)\b[^;]*$/s);
        expect(outsideQuotes(emitted.sql)).not.toMatch(
          /\b(INSERT|UPDATE|DELETE|DROP|ALTER|ATTACH|PRAGMA)\b/i,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is answered in bounded time at 5,000 characters', () => {
    const started = performance.now();
    expect(compile('products in '.repeat(420), prepared, options).diagnostics[0]?.code).toBe('too_long');
    compile('products in RBP GPU and '.repeat(200).slice(0, LONGEST_SENTENCE), prepared, options);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('refusals', () => {
  it.each([
    ['', 'empty_sentence'],
    ['  \u0000\t…!?', 'empty_sentence'],
    ['Zeige mir alle Produkte, die nicht in OPS Excel vorkommen', 'not_understood'],
    ['显示所有产品', 'not_understood'],
    ['показать все продукты без статуса', 'not_understood'],
    ['show customers in RBP GPU', 'unknown_word'],
    ['Show products in RBP GPU which are not in OPS Exel', 'unknown_table'],
  ])('%j is refused as %s', (sentence, code) => {
    const compilation = compile(sentence, prepared, options);
    expect(compilation.status).toBe('needs_clarification');
    expect(compilation.emitted).toBeNull();
    expect(compilation.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  it('offers words that can stand in the place of the misspelt ones', () => {
    const sentence = 'Show me all products in RBP GPU which are not in OPS Exel';
    const [diagnostic] = compile(sentence, prepared, options).diagnostics;
    expect(diagnostic?.message).toBe("Unknown table 'OPS Exel', did you mean brz_lnd_OPS_EXCEL?");
    const { start = 0, end = 0 } = diagnostic?.span ?? {};
    const corrected = sentence.slice(0, start) + diagnostic?.suggestions[0] + sentence.slice(end);
    expect(compile(corrected, prepared, options)).toMatchObject({
      status: 'compiled',
      operation: 'NOT_IN',
      targetTable: 'brz_lnd_OPS_EXCEL',
    });
  });

  it('asks when several tables fit equally well', () => {
    const column = { STATUS: { type: 'text', values: ['open', 'closed'] } } as const;
    const twins = prepareCatalog(buildCatalog('twins', { tickets_eu: column, tickets_us: column }, []));
    const { status, alternatives } = compile('tickets where status is open', twins, options);
    expect(status).toBe('needs_clarification');
    expect(alternatives.length).toBeGreaterThan(0);
  });

  it('sees only the tables it may', () => {
    const { status } = compile('products in RBP GPU', prepared, { ...options, tables: ['product_master'] });
    expect(status).toBe('needs_clarification');
  });
});

describe('proposed intents', () => {
  const intent = wholeTable('product_master');

  it('stand when a person confirmed them', () => {
    const proposedIntents = [{ intent, parser: 'confirmed' as const }];
    const found = compile('the usual list', prepared, { ...options, proposedIntents });
    expect(found).toMatchObject({ status: 'compiled', parser: 'confirmed', sourceTable: 'product_master' });
  });

  it('of a model stand only where the rules are silent', () => {
    const proposedIntents = [{ intent, parser: 'llm' as const }];
    expect(compile('products in RBP GPU', prepared, { ...options, proposedIntents }).parser).toBe('rules');
    expect(compile('the usual list', prepared, { ...options, proposedIntents }).parser).toBe('llm');
  });

  it('that do not compile are passed over', () => {
    const proposedIntents = [{ intent: wholeTable('no_such_table'), parser: 'confirmed' as const }];
    expect(compile('products in RBP GPU', prepared, { ...options, proposedIntents }).parser).toBe('rules');
  });
});

describe('hostile input', () => {
  const NASTY = [
    "x' OR '1'='1",
    "'; DROP TABLE customers; --",
    'a"b',
    '/* x */',
    'back`tick',
    'semi;colon',
    '\\',
    '%_',
    'O’Neil',
  ];

  it.each(NASTY)('a value %j stays a value', (value) => {
    const quote = value.includes('"') ? ['“', '”'] : ['"', '"'];
    const { status, emitted } = compile(
      `customers where name is ${quote[0]}${value}${quote[1]}`,
      preparedShop,
      options,
    );
    expect(status).toBe('compiled');
    expect(emitted?.params).toContain(value);
    expect(emitted?.sql).not.toContain(value);
    expect(outsideQuotes(emitted?.displaySql ?? '')).not.toContain('DROP');
  });

  it('names with every nasty character stay names', () => {
    const name = 'we"ird; DROP TABLE x; -- \'`]';
    const catalog: Catalog = buildCatalog(
      'weird',
      { [name]: { [`col ${name}`]: 'text', plain: { type: 'text', values: ['a b'] } } },
      [],
    );
    const { emitted } = compile('rows of weird where plain is "a b"', prepareCatalog(catalog), options);
    expect(outsideQuotes(emitted?.sql ?? '')).not.toMatch(/DROP|--|;/);
  });
});
