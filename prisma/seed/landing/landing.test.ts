import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateWeek } from './generate-week';
import type { Cell, LandingTable } from './landing-table';
import { CATALOGUE } from './products';
import { draw, take } from './random';
import { CONSTANTS, planned, WEEKS } from './story';
import { LANDING_DATABASE, writeLandingDatabase } from './write-landing-database';

const NEWEST_LOAD = new Date('2025-10-27T06:00:00Z');
const weeks = Array.from({ length: WEEKS }, (_, index) => index + 1);
const loads = new Map(weeks.map((week) => [week, generateWeek(week, NEWEST_LOAD)]));

function table(week: number, name: string): LandingTable {
  const found = loads.get(week)?.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No ${name} in week ${week}`);
  return found;
}
const rbp = (week: number) => table(week, 'brz_lnd_RBP_GPU').rows;
const ops = (week: number) => table(week, 'brz_lnd_OPS_EXCEL').rows;
const hana = (week: number) => table(week, 'hana_material_master').rows;
const master = (week: number) => table(week, 'product_master').rows;
const suppliers = (week: number) => table(week, 'brz_lnd_SKU_LIFNR_Excel').rows;

type Row = Readonly<Record<string, Cell>>;
const key = (value: Cell | undefined): string =>
  String(value ?? '')
    .trim()
    .toUpperCase();
const keys = (rows: readonly Row[], column: string) => new Set(rows.map((row) => key(row[column])));
const distinct = (rows: readonly Row[]) => new Set(rows.map((row) => JSON.stringify(row))).size;
const isBlank = (value: Cell | undefined) => value === null || String(value).trim() === '';
/** Distinct rows of `source` whose key no row of `target` has. */
const missing = (source: readonly Row[], column: string, target: readonly Row[], other: string) => {
  const known = keys(target, other);
  return distinct(source.filter((row) => !known.has(key(row[column]))));
};
const perValue = (values: readonly Cell[]) => {
  const counts = new Map<Cell, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-landing-'));
  folders.push(folder);
  return folder;
}

describe('determinism', () => {
  it('gives the same rows twice', () => {
    expect(generateWeek(6, NEWEST_LOAD)).toEqual(loads.get(6));
  });

  it('writes the same bytes twice and leaves no unfinished file', () => {
    const hashes = [temporaryFolder(), temporaryFolder()].map((folder) => {
      const file = writeLandingDatabase(folder, generateWeek(10, NEWEST_LOAD));
      expect(readdirSync(folder)).toEqual([LANDING_DATABASE]);
      return createHash('sha256').update(readFileSync(file)).digest('hex');
    });
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('moves only dates when the newest load moves', () => {
    const later = generateWeek(10, new Date('2026-11-16T06:00:00Z'));
    const withoutDates = (tables: readonly LandingTable[]) =>
      tables.map(({ name, rows }) => [
        name,
        rows.map((row) => Object.entries(row).filter(([column]) => !/date|_ON$/i.test(column))),
      ]);
    expect(withoutDates(later)).toEqual(withoutDates(loads.get(10) ?? []));
  });

  it('draws evenly and takes nested sets', () => {
    const draws = Array.from({ length: 10_000 }, (_, index) => draw('evenness', index));
    expect(draws.reduce((sum, value) => sum + value, 0) / draws.length).toBeCloseTo(0.5, 1);
    const some = take(CATALOGUE, 20, 'nesting');
    expect(take(CATALOGUE, 30, 'nesting').slice(0, 20)).toEqual(some);
  });
});

describe('catalogue', () => {
  it('names every product once', () => {
    expect(new Set(CATALOGUE.map(({ sku }) => sku)).size).toBe(CATALOGUE.length);
    expect(CATALOGUE.length).toBeGreaterThan(1_900);
  });

  it('gives every table the columns it declares, in order', () => {
    for (const { columns, rows } of [...loads.values()].flat()) {
      expect(rows.length).toBeGreaterThan(1_000);
      for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(columns));
    }
  });
});

describe.each(weeks)('week %i tells the story', (week) => {
  it('in RBP and HANA', () => {
    expect(missing(rbp(week), 'PLANNING_SKU', hana(week), 'MATERIAL')).toBe(
      // HANA of week 8 is week 7's, so the launches of week 8 are missing too.
      planned('rbpNotInHana', week) + (week === 8 ? launchedSinceLastHana() : 0),
    );
    expect(hana(week).filter(({ DELETION_FLAG }) => DELETION_FLAG === 'X')).toHaveLength(
      planned('flaggedForDeletion', week),
    );
  });

  it('in RBP and OPS', () => {
    const notInOps = missing(rbp(week), 'PLANNING_SKU', ops(week), 'PLANNING_SKU');
    const inactive = keys(
      ops(week).filter(({ STATUS }) => key(STATUS) === 'INACTIVE'),
      'PLANNING_SKU',
    );
    const inactiveInOps = distinct(rbp(week).filter(({ PLANNING_SKU }) => inactive.has(key(PLANNING_SKU))));
    if (week === 6) {
      expect(notInOps).toBeGreaterThan(500);
      expect(inactiveInOps).toBeLessThan(planned('rbpInactiveInOps', week));
      expect(ops(week)).toHaveLength(1_150);
    } else {
      expect(notInOps).toBe(planned('rbpNotInOps', week));
      expect(inactiveInOps).toBe(planned('rbpInactiveInOps', week));
      expect(ops(week).filter((row) => isBlank(row.PLANNING_SKU ?? null))).toHaveLength(
        planned('opsWithoutSku', week),
      );
    }
  });

  it('in the product master', () => {
    const skus = perValue(master(week).map((row) => row.PLANNING_SKU ?? null));
    expect([...skus.values()].filter((count) => count > 1)).toHaveLength(
      planned('duplicateMasterSkus', week),
    );
    expect(master(week).filter((row) => isBlank(row.CATEGORY ?? null))).toHaveLength(
      planned('masterWithoutCategory', week),
    );
    expect(master(week).filter(({ STATUS }) => key(STATUS) === 'INACTIVE')).toHaveLength(
      planned('inactiveInMaster', week),
    );
  });

  it('in prices', () => {
    const prices = new Map(master(week).map((row) => [key(row.PLANNING_SKU), row.UNIT_PRICE]));
    const different = rbp(week).filter((row) => {
      const price = prices.get(key(row.PLANNING_SKU));
      return price !== undefined && price !== row.UNIT_PRICE;
    });
    expect(distinct(different)).toBe(planned('priceMismatches', week));
  });

  it.skipIf(week === 4)('in the supplier spreadsheet', () => {
    expect(missing(master(week), 'PLANNING_SKU', suppliers(week), 'SKU')).toBe(
      planned('masterWithoutSupplier', week),
    );
    const pairs = perValue(suppliers(week).map((row) => JSON.stringify([row.SKU, row.LIFNR])));
    const known = [...pairs].filter(([, count]) => count > 1);
    expect(known).toHaveLength(planned('duplicateSupplierLines', week));
  });
});

function launchedSinceLastHana(): number {
  return CATALOGUE.filter(({ launchWeek, productLine }) => launchWeek === 8 && productLine !== 'Tern').length;
}

describe('accidents', () => {
  it('loses the supplier table in week 4 only', () => {
    const without = weeks.filter((week) => loads.get(week)?.length === 4);
    expect(without).toEqual([4]);
  });

  it('delivers the HANA extract of week 7 again in week 8', () => {
    expect(hana(8)).toEqual(hana(7));
    expect(hana(9)).not.toEqual(hana(8));
  });
});

describe('dirt of the newest load', () => {
  const rows = { rbp: rbp(10), ops: ops(10), hana: hana(10), master: master(10), suppliers: suppliers(10) };
  const padded = (value: Cell | undefined) => typeof value === 'string' && value !== value.trim();
  const lower = (value: Cell | undefined) => typeof value === 'string' && /[a-z]/.test(value);

  it('pads keys and writes them in lower case, but not in the product master', () => {
    for (const [source, column] of [
      [rows.rbp, 'PLANNING_SKU'],
      [rows.ops, 'PLANNING_SKU'],
      [rows.suppliers, 'SKU'],
    ] as const) {
      expect(source.filter((row) => padded(row[column])).length).toBeGreaterThan(20);
      expect(source.filter((row) => lower(row[column])).length).toBeGreaterThan(30);
    }
    expect(rows.master.filter((row) => padded(row.PLANNING_SKU) || lower(row.PLANNING_SKU))).toEqual([]);
  });

  it('repeats rows value for value in RBP and OPS', () => {
    expect(rows.rbp.length - distinct(rows.rbp)).toBe(CONSTANTS.rbpDuplicateRows);
    expect(rows.ops.length - distinct(rows.ops)).toBe(CONSTANTS.opsDuplicateRows);
  });

  it('has orphans on every side', () => {
    expect(missing(rows.hana, 'MATERIAL', rows.master, 'PLANNING_SKU')).toBe(CONSTANTS.hanaOnlyMaterials);
    expect(missing(rows.rbp, 'PLANNING_SKU', rows.master, 'PLANNING_SKU')).toBe(CONSTANTS.rbpPlaceholders);
    expect(missing(rows.suppliers, 'SKU', rows.master, 'PLANNING_SKU')).toBe(CONSTANTS.supplierOnlySkus);
  });

  it('spells statuses and flags in several ways', () => {
    const spellings = new Set(rows.master.map(({ STATUS }) => STATUS));
    for (const spelling of ['Inactive', 'INACTIVE', 'inactive']) expect(spellings).toContain(spelling);
    expect(new Set(rows.hana.map(({ DELETION_FLAG }) => DELETION_FLAG))).toEqual(new Set(['X', '', null]));
    expect(rows.ops.filter(({ STATUS }) => STATUS === null).length).toBeGreaterThan(10);
  });

  it('writes dates in several notations, with and without time', () => {
    const notation = (value: Cell | undefined) => String(value).replace(/\d/g, '9');
    const notations = (source: readonly Row[], column: string) =>
      new Set(source.map((row) => notation(row[column])));
    expect(notations(rows.master, 'created_date')).toEqual(new Set(['9999-99-99', '9999-99-99 99:99:99']));
    expect(notations(rows.ops, 'modified_date')).toEqual(new Set(['9999-99-99', '99.99.9999']));
    expect(notations(rows.hana, 'CREATED_ON')).toEqual(new Set(['99999999']));
  });

  it('loses leading zeros of supplier numbers', () => {
    expect(rows.suppliers.filter(({ LIFNR }) => /^[1-9]/.test(String(LIFNR))).length).toBeGreaterThan(20);
  });
});
