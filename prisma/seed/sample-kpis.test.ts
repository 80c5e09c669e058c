import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Compilation } from '../../lib/nlq/compilation';
import { compile } from '../../lib/nlq/compile';
import { prepareCatalog } from '../../lib/nlq/prepare-catalog';
import { assembleCatalog } from '../../lib/sources/assemble-catalog';
import { openConnector } from '../../lib/sources/open-connector';
import { generateWeek } from './landing/generate-week';
import { WEEKS } from './landing/story';
import { writeLandingDatabase } from './landing/write-landing-database';
import { RECONCILIATION_RULES } from './reconciliation-rules';
import { newestLoadBefore } from './replay-clock';
import { EXTRA_EXECUTIONS, SAMPLE_KPIS, sentenceOf } from './sample-kpis';

const RBP = 'brz_lnd_RBP_GPU';
const OPS = 'brz_lnd_OPS_EXCEL';
const HANA = 'hana_material_master';
const MASTER = 'product_master';
const SUPPLIERS = 'brz_lnd_SKU_LIFNR_Excel';

/** How each sentence is meant: operation, the table it is about, the one it compares with, and whether it is a number. */
const MEANT: Readonly<
  Record<string, readonly [operation: string, source: string, target: string | null, isScalar?: true]>
> = {
  'Show me all products in RBP GPU which are not in OPS Excel': ['NOT_IN', RBP, OPS],
  'Show me all duplicate planning SKUs in the product master': ['DUPLICATES', MASTER, null],
  'Count all products where status is inactive': ['AGGREGATE', MASTER, null, true],
  'Show me all products in the product master where category is null or blank': ['EQUALS', MASTER, null],
  'Count all rows in OPS Excel where planning SKU is null or blank': ['AGGREGATE', OPS, null, true],
  'Show me duplicates in SKU LIFNR Excel by SKU and LIFNR': ['DUPLICATES', SUPPLIERS, null],
  'Show me all products in RBP GPU which are also in HANA material master': ['IN', RBP, HANA],
  'Show me all products in RBP GPU which are missing from HANA material master, also show OPS planner from OPS Excel':
    ['NOT_IN', RBP, HANA],
  'Show me all products in RBP GPU which are inactive in OPS Excel': ['IN', RBP, OPS],
  'Show me products in RBP GPU or OPS Excel but not in both': ['EITHER_NOT_BOTH', RBP, OPS],
  'Show me all products where unit price differs between RBP GPU and product master': [
    'MISMATCH',
    RBP,
    MASTER,
  ],
  'Show me all products in OPS Excel which are not in HANA material master': ['NOT_IN', OPS, HANA],
  'Count all products in the product master created in the last 30 days': ['AGGREGATE', MASTER, null, true],
  'Show me all materials in HANA material master where deletion flag is X': ['EQUALS', HANA, null],
  'Show me all products in the product master where unit price is greater than 5000 and status is active': [
    'EQUALS',
    MASTER,
    null,
  ],
  'Show me all products in the product master where unit price is greater than 4000 and status is active': [
    'EQUALS',
    MASTER,
    null,
  ],
  'What is the average unit price by category in the product master': ['AGGREGATE', MASTER, null],
  'What is the average unit price in the product master': ['AGGREGATE', MASTER, null, true],
  'Count the products in RBP GPU by business unit': ['AGGREGATE', RBP, null],
  'What is the total stock quantity in HANA material master': ['AGGREGATE', HANA, null, true],
  'Show me the top 10 materials in HANA material master by stock quantity': ['SELECT', HANA, null],
  'Count all rows in SKU LIFNR Excel where lead time days is more than 50': [
    'AGGREGATE',
    SUPPLIERS,
    null,
    true,
  ],
  'Show me all products in the product master which are not in SKU LIFNR Excel': [
    'NOT_IN',
    MASTER,
    SUPPLIERS,
  ],
};

/** Sentences that must be refused, with the word that is the reason. */
const REFUSED: Readonly<Record<string, string>> = {
  'Show me all products in Excel which are not in HANA material master': 'Excel',
  'Show me all products in RBP GPU with warranty claims': 'warranty',
};

const NEWEST_LOAD = new Date('2025-10-27T06:00:00Z');
let folder: string;
let read: (sentence: string, withRuleset?: boolean) => Compilation;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-sentences-'));
  const file = writeLandingDatabase(folder, generateWeek(WEEKS, NEWEST_LOAD));
  const connector = await openConnector({
    name: 'Landing database',
    kind: 'sqlite',
    connection: { path: file },
  });
  const profiles = await connector.introspect().finally(() => connector.close());
  const catalog = prepareCatalog(
    assembleCatalog({ name: 'KG_101', version: 1, dialect: 'sqlite' }, profiles),
  );
  read = (sentence, withRuleset = true) =>
    compile(sentence, catalog, {
      now: NEWEST_LOAD,
      ...(withRuleset ? { ruleset: RECONCILIATION_RULES } : {}),
    });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the list', () => {
  const sentences = SAMPLE_KPIS.flatMap((kpi) => kpi.sentences.map(({ text }) => text));

  it('says of every sentence how it is meant', () => {
    expect([...sentences].sort()).toEqual([...Object.keys(MEANT), ...Object.keys(REFUSED)].sort());
  });

  it('has the three KPIs of the specification first, unique names and aliases, and known extra executions', () => {
    expect(SAMPLE_KPIS.slice(0, 3).map(({ alias_name }) => alias_name)).toEqual([
      'PMR_RBP_OPS',
      'DUP_SKU',
      'INACT_PROD',
    ]);
    expect(new Set(SAMPLE_KPIS.map(({ name }) => name)).size).toBe(SAMPLE_KPIS.length);
    expect(new Set(SAMPLE_KPIS.map(({ alias_name }) => alias_name)).size).toBe(SAMPLE_KPIS.length);
    const names = SAMPLE_KPIS.map(({ name }) => name);
    for (const { kpi } of EXTRA_EXECUTIONS) expect(names).toContain(kpi);
  });

  it('knows the sentence of a week', () => {
    const premium = SAMPLE_KPIS.find(({ alias_name }) => alias_name === 'PREMIUM');
    expect(premium && sentenceOf(premium, 6)).toContain('5000');
    expect(premium && sentenceOf(premium, 7)).toContain('4000');
    const warranty = SAMPLE_KPIS.find(({ alias_name }) => alias_name === 'WARRANTY');
    expect(warranty && sentenceOf(warranty, 8)).toBeUndefined();
  });
});

describe('sentences', () => {
  it.each(Object.entries(MEANT))('%s', (sentence, [operation, source, target, isScalar]) => {
    const { status, diagnostics, ...compilation } = read(sentence);
    expect({ status, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') }).toEqual({
      status: 'compiled',
      diagnostics: [],
    });
    expect(compilation).toMatchObject({
      operation,
      sourceTable: source,
      targetTable: target,
      isScalar: isScalar ?? false,
    });
    if (target !== null) expect(compilation.explanation.joins[0]?.origin).toBe('ruleset');
  });

  it.each(Object.entries(REFUSED))('%s is refused', (sentence, word) => {
    const { status, diagnostics } = read(sentence);
    expect(status).toBe('needs_clarification');
    expect(diagnostics.map(({ message }) => message).join(' ')).toContain(word);
  });

  it('reads a comparison without the ruleset by the joins it finds itself', () => {
    const { status, joinedColumns } = read(
      'Show me all products in RBP GPU which are not in OPS Excel',
      false,
    );
    expect(status).toBe('compiled');
    expect(joinedColumns).toEqual([['PLANNING_SKU', 'PLANNING_SKU']]);
  });
});

describe('the newest load', () => {
  it.each([
    ['2026-11-22T20:00:00Z', '2026-11-16T06:00:00.000Z'],
    ['2026-11-23T06:30:00Z', '2026-11-16T06:00:00.000Z'],
    ['2026-11-23T07:00:00Z', '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T00:10:00Z', '2026-11-16T06:00:00.000Z'],
    ['2025-10-27T11:00:00Z', '2025-10-27T06:00:00.000Z'],
  ])('at %s is %s', (now, load) => {
    expect(newestLoadBefore(new Date(now)).toISOString()).toBe(load);
  });
});
