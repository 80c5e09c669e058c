import { describe, expect, it } from 'vitest';
import type { PlainCell } from '../../workbook/workbook';
import { plainName } from './columns';
import { readProduction, readStatus } from './read-activity';
import { readLob, readLocality, readPlatform } from './read-lob';
import { looksLikeMonth, readMonth } from './read-month';
import { readFraction, readNumber } from './read-number';
import { readDemandState, readVendorStates } from './read-states';

describe('a LOB', () => {
  it.each([
    ['Amisys Medicaid DOMESTIC', 'Amisys', 'Medicaid', 'Domestic'],
    ['Amisys Medicaid GLOBAL', 'Amisys', 'Medicaid', 'Global'],
    ['Amisys Medicaid', 'Amisys', 'Medicaid', 'Global'],
    ['AMISYS-Medicaid-Domestic', 'Amisys', 'Medicaid', 'Domestic'],
    ['facets Dual Eligible (Domestic)', 'Facets', 'Dual Eligible', 'Domestic'],
    ['Xcelys_MMP_Offshore', 'Xcelys', 'MMP', 'Global'],
    ['Domestic - Xcelys - Medicare Advantage', 'Xcelys', 'Medicare Advantage', 'Domestic'],
    ['Medicaid Facets Onshore', 'Facets', 'Medicaid', 'Domestic'],
    ['Facets Non-Dual / Global', 'Facets', 'Non-Dual', 'Global'],
    ['Amisys OIC Volumes US', 'Amisys', 'OIC Volumes', 'Domestic'],
    ['Amisys Domesticated', 'Amisys', 'Domesticated', 'Global'],
    ['QNXT Medicaid', 'QNXT', 'Medicaid', 'Global'],
    ['qnxt [Medicaid] domestic', 'QNXT', 'Medicaid', 'Domestic'],
    ['Amisys', 'Amisys', '', 'Global'],
  ])('%s', (text, platform, market, locality) => {
    expect(readLob(text)).toEqual({ platform, market, locality });
  });
  it.each(['', ' - ', 'Domestic', 'Amisys Domestic Global'])('%j is none', (text) => {
    expect(readLob(text)).toBeUndefined();
  });
});

it.each([
  ['Amisys', 'Amisys'],
  ['AMISYS (primary)', 'Amisys'],
  ['xcelys', 'Xcelys'],
  ['Qnxt', 'QNXT'],
  ['', undefined],
])('%j is the platform %s', (text, platform) => {
  expect(readPlatform(text)).toBe(platform);
});

it.each([
  ['Domestic', 'Domestic'],
  ['USA', 'Domestic'],
  ['GLOBAL', 'Global'],
  ['India', undefined],
  ['Domestic/Global', 'both'],
])('%j is the locality %s', (text, locality) => {
  expect(readLocality(text)).toBe(locality);
});

describe('states', () => {
  it.each([
    ['TX', 'TX'],
    [' tx ', 'TX'],
    ['Texas', 'TX'],
    ['new york', 'NY'],
    ['N/A', 'N/A'],
    ['na', 'N/A'],
    ['Any', 'N/A'],
    ['', undefined],
    ['ZZ', undefined],
    ['TX, FL', undefined],
    ['constructor', undefined],
  ])('a demand in %j is for %s', (text, state) => {
    expect(readDemandState(text)).toBe(state);
  });

  it.each<[string, string[], string[]]>([
    ['TX', ['TX'], []],
    ['tx,FL; ga/OH | NY & CA', ['CA', 'FL', 'GA', 'NY', 'OH', 'TX'], []],
    ['TX FL\nTX', ['FL', 'TX'], []],
    ['Texas and New York', ['NY', 'TX'], []],
    ['North Carolina, SC', ['NC', 'SC'], []],
    ['TX, Texass', ['TX'], ['Texass']],
    ['Karnataka', [], ['Karnataka']],
    ['N/A', [], []],
    ['', [], []],
  ])('a vendor in %j has %j', (text, states, unknown) => {
    expect(readVendorStates(text)).toEqual({ states, unknown });
  });
});

describe('a month', () => {
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
  it.each<[PlainCell, string]>([
    ['January 2025', 'January 2025'],
    ['january  2025', 'January 2025'],
    ['Jan 2025', 'January 2025'],
    ['Jan-25', 'January 2025'],
    ["Sept '25", 'September 2025'],
    ['2025-01', 'January 2025'],
    ['2025-01-01', 'January 2025'],
    ['01/2025', 'January 2025'],
    ['2/1/2025', 'February 2025'],
    ['2025-03-31', 'March 2025'],
    ['2025 March', 'March 2025'],
    ['May 2025 Volume', 'May 2025'],
    [day('2025-12-31'), 'December 2025'],
    [45_658, 'January 2025'],
  ])('%s is %s', (cell, expected) => {
    const month = readMonth(cell);
    expect(month && `${month.month} ${month.year}`).toBe(expected);
  });
  it.each<PlainCell>([
    'January',
    '13/2025',
    '1/2/2025',
    'January 1999',
    'Notes',
    'Ma 2025',
    2025,
    7,
    null,
    true,
  ])('%s is none', (cell) => {
    expect(readMonth(cell)).toBeUndefined();
  });
  it.each([
    ['January', 'January'],
    ['January 1999', 'January'],
    ['Janury 2025', 'January'],
    ['January volume', 'January'],
    ['January notes', undefined],
    ['Notes', undefined],
    ['Market', undefined],
    ['1/2/2025', 'January'],
    ['1999-01-01', 'January'],
    ['2024', undefined],
    ['Decision', undefined],
  ])('%s was meant to be %s', (text, month) => {
    expect(looksLikeMonth(text)).toBe(month);
  });
});

describe('numbers', () => {
  it.each<[PlainCell, number | null | undefined]>([
    [12.5, 12.5],
    ['1,234,567.5', 1_234_567.5],
    ['1 234', 1234],
    ['-5', -5],
    ['.5', 0.5],
    [' - ', 0],
    ['', null],
    [null, null],
    ['1,5', undefined],
    ['12 cases', undefined],
    ['Infinity', undefined],
    ['0x10', undefined],
    [true, undefined],
    [{ error: '#REF!' }, undefined],
  ])('%j is %s', (cell, number) => {
    expect(readNumber(cell)).toBe(number);
  });
  it.each<[PlainCell, number | null | undefined]>([
    [0.95, 0.95],
    ['95%', 0.95],
    ['95 %', 0.95],
    [95, 0.95],
    [1.5, 1.5],
    [1, 1],
    ['0.5%', 0.005],
    ['7%', 0.07],
    ['0,95', undefined],
    [null, null],
  ])('%j as a fraction is %s', (cell, number) => {
    expect(readFraction(cell)).toBe(number);
  });
});

it.each([
  ['Active', true],
  ['', true],
  ['INACTIVE', false],
  ['On Leave', false],
  ['Purple', undefined],
])('a vendor who is %j works: %s', (text, works) => {
  expect(readStatus(text)).toBe(works);
});

it.each([
  ['Yes', true],
  ['', true],
  ['no', false],
  ['In Training', false],
  ['perhaps', undefined],
])('part of production %j: %s', (text, works) => {
  expect(readProduction(text)).toBe(works);
});

it.each(['Main LOB', 'main_lob', ' MAIN-LOB ', 'MainLOB:', 'Ｍain LOB'])('%s is the same heading', (text) => {
  expect(plainName(text)).toBe('mainlob');
});
