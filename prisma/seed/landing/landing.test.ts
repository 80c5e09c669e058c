import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  comparable,
  countDistinct,
  isBlank,
  type LandingRow,
  matchRows,
  repeatedRows,
  rowsOf,
} from './count-rows';
import { generateWeek } from './generate-week';
import type { Cell, LandingTable } from './landing-table';
import { CATALOGUE } from './products';
import { draw, take } from './random';
import { accidentsOf, CONSTANTS, planned, WEEKS } from './story';
import { LANDING_DATABASE, writeLandingDatabase } from './write-landing-database';

const NEWEST_LOAD = new Date('2025-10-27T06:00:00Z');
const weeks = Array.from({ length: WEEKS }, (_, index) => index + 1);
const loads = new Map(weeks.map((week) => [week, generateWeek(week, NEWEST_LOAD)]));

const rows = (week: number, name: string) => rowsOf(loads.get(week) ?? [], name);
const rbp = (week: number) => rows(week, 'brz_lnd_RBP_GPU');
const ops = (week: number) => rows(week, 'brz_lnd_OPS_EXCEL');
const hana = (week: number) => rows(week, 'hana_material_master');
const master = (week: number) => rows(week, 'product_master');
const suppliers = (week: number) => rows(week, 'brz_lnd_SKU_LIFNR_Excel');

/** Distinct rows of `source` whose key no row of `target` has. */
const missing = (
  source: readonly LandingRow[],
  column: string,
  target: readonly LandingRow[],
  other: string,
) => countDistinct(matchRows(source, column, target, other).unmatched);
const isInactive = ({ STATUS }: LandingRow) => comparable(STATUS) === 'inactive';

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
    const ended = matchRows(rbp(week), 'PLANNING_SKU', ops(week).filter(isInactive), 'PLANNING_SKU').matched;
    const inactiveInOps = countDistinct(ended);
    if (week === 6) {
      expect(notInOps).toBeGreaterThan(500);
      expect(inactiveInOps).toBeLessThan(planned('rbpInactiveInOps', week));
      expect(ops(week)).toHaveLength(1_150);
    } else {
      expect(notInOps).toBe(planned('rbpNotInOps', week));
      expect(inactiveInOps).toBe(planned('rbpInactiveInOps', week));
      expect(ops(week).filter((row) => isBlank(row.PLANNING_SKU))).toHaveLength(
        planned('opsWithoutSku', week),
      );
    }
  });

  it('in the product master', () => {
    const repeated = repeatedRows(master(week), ['PLANNING_SKU']);
    expect(new Set(repeated.map(({ PLANNING_SKU }) => PLANNING_SKU)).size).toBe(
      planned('duplicateMasterSkus', week),
    );
    expect(master(week).filter((row) => isBlank(row.CATEGORY))).toHaveLength(
      planned('masterWithoutCategory', week),
    );
    expect(master(week).filter(isInactive)).toHaveLength(planned('inactiveInMaster', week));
  });

  it('in prices', () => {
    const prices = new Map(master(week).map((row) => [comparable(row.PLANNING_SKU), row.UNIT_PRICE]));
    const different = rbp(week).filter((row) => {
      const price = prices.get(comparable(row.PLANNING_SKU));
      return price !== undefined && price !== row.UNIT_PRICE;
    });
    expect(countDistinct(different)).toBe(planned('priceMismatches', week));
  });

  it('in the supplier spreadsheet', () => {
    if (accidentsOf(week).supplierFileMissing) return expect(suppliers(week)).toEqual([]);
    expect(missing(master(week), 'PLANNING_SKU', suppliers(week), 'SKU')).toBe(
      planned('masterWithoutSupplier', week),
    );
    expect(repeatedRows(suppliers(week), ['SKU', 'LIFNR'])).toHaveLength(
      2 * planned('duplicateSupplierLines', week),
    );
  });
});

function launchedSinceLastHana(): number {
  return CATALOGUE.filter(({ launchWeek, productLine }) => launchWeek === 8 && productLine !== 'Tern').length;
}

describe('docs/sample-data.md', () => {
  it('gives the row counts of week 10', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../docs/sample-data.md'), 'utf8');
    for (const { name, rows: all } of loads.get(WEEKS) ?? []) {
      expect(page).toContain(`| \`${name}\` | ${all.length.toLocaleString('en-US')} |`);
    }
    expect(page).toContain(`${CATALOGUE.length.toLocaleString('en-US')} products`);
  });
});

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
  const newest = { rbp: rbp(10), ops: ops(10), hana: hana(10), master: master(10), suppliers: suppliers(10) };
  const padded = (value: Cell | undefined) => typeof value === 'string' && value !== value.trim();
  const lower = (value: Cell | undefined) => typeof value === 'string' && /[a-z]/.test(value);

  it('pads keys and writes them in lower case, but not in the product master', () => {
    for (const [source, column] of [
      [newest.rbp, 'PLANNING_SKU'],
      [newest.ops, 'PLANNING_SKU'],
      [newest.suppliers, 'SKU'],
    ] as const) {
      expect(source.filter((row) => padded(row[column])).length).toBeGreaterThan(20);
      expect(source.filter((row) => lower(row[column])).length).toBeGreaterThan(30);
    }
    expect(newest.master.filter((row) => padded(row.PLANNING_SKU) || lower(row.PLANNING_SKU))).toEqual([]);
  });

  it('repeats rows value for value in RBP and OPS', () => {
    expect(newest.rbp.length - countDistinct(newest.rbp)).toBe(CONSTANTS.rbpDuplicateRows);
    expect(newest.ops.length - countDistinct(newest.ops)).toBe(CONSTANTS.opsDuplicateRows);
  });

  it('has orphans on every side', () => {
    expect(missing(newest.hana, 'MATERIAL', newest.master, 'PLANNING_SKU')).toBe(CONSTANTS.hanaOnlyMaterials);
    expect(missing(newest.rbp, 'PLANNING_SKU', newest.master, 'PLANNING_SKU')).toBe(
      CONSTANTS.rbpPlaceholders,
    );
    expect(missing(newest.suppliers, 'SKU', newest.master, 'PLANNING_SKU')).toBe(CONSTANTS.supplierOnlySkus);
  });

  it('spells statuses and flags in several ways', () => {
    const spellings = new Set(newest.master.map(({ STATUS }) => STATUS));
    for (const spelling of ['Inactive', 'INACTIVE', 'inactive']) expect(spellings).toContain(spelling);
    expect(new Set(newest.hana.map(({ DELETION_FLAG }) => DELETION_FLAG))).toEqual(new Set(['X', '', null]));
    expect(newest.ops.filter(({ STATUS }) => STATUS === null).length).toBeGreaterThan(10);
  });

  it('writes dates in several notations, with and without time', () => {
    const notation = (value: Cell | undefined) => String(value).replace(/\d/g, '9');
    const notations = (source: readonly LandingRow[], column: string) =>
      new Set(source.map((row) => notation(row[column])));
    expect(notations(newest.master, 'created_date')).toEqual(new Set(['9999-99-99', '9999-99-99 99:99:99']));
    expect(notations(newest.ops, 'modified_date')).toEqual(new Set(['9999-99-99', '99.99.9999']));
    expect(notations(newest.hana, 'CREATED_ON')).toEqual(new Set(['99999999']));
  });

  it('loses leading zeros of supplier numbers', () => {
    expect(newest.suppliers.filter(({ LIFNR }) => /^[1-9]/.test(String(LIFNR))).length).toBeGreaterThan(20);
  });
});
