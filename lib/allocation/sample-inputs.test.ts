import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { inputFile } from '../testing/input-files';
import { skillFinder } from './find-skills';
import type { Forecast, ForecastMonth, Roster } from './inputs';
import { assignVendors } from './optimiser/assign';
import { neededFte } from './optimiser/need';
import { readForecast } from './read-forecast';
import { readRoster } from './read-roster';
import { makeSampleForecast, makeSampleRoster, type SampleInput } from './sample-inputs';

const january: ForecastMonth = { month: 'January', year: 2025 };
const asFile = ({ filename, bytes }: SampleInput) => inputFile(filename, bytes);

async function readBoth(month: ForecastMonth): Promise<{ forecast: Forecast; roster: Roster }> {
  const forecast = await readForecast(asFile(await makeSampleForecast(month)));
  const roster = await readRoster(asFile(await makeSampleRoster(month)));
  expect([...forecast.problems, ...roster.problems]).toEqual([]);
  if (!forecast.value || !roster.value) throw new Error('No value without a problem');
  return { forecast: forecast.value, roster: roster.value };
}

describe('the sample workbooks', () => {
  it('upload as they are', async () => {
    const { forecast, roster } = await readBoth({ month: 'November', year: 2025 });
    expect(forecast).toMatchObject({ layout: 'month-columns', sheet: 'Forecast', unreadable: [] });
    expect(forecast.months.map(({ month, year }) => `${month} ${year}`)).toEqual([
      'November 2025',
      'December 2025',
      'January 2026',
      'February 2026',
      'March 2026',
      'April 2026',
    ]);
    expect(Object.keys(forecast.monthConfig ?? {})).toHaveLength(6);
    expect(forecast.rows).toHaveLength(84);
    expect(new Set(forecast.rows.map(({ platform, locality }) => `${platform} ${locality}`)).size).toBe(6);
    expect(roster).toMatchObject({ layout: 'vendor-rows', sheet: 'Roster', excluded: 0 });
    expect(roster.vendors.length).toBeGreaterThan(600);
  });

  it('have the configuration of January 2025 that the specification shows', async () => {
    const { forecast } = await readBoth(january);
    const config = { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 };
    expect(forecast.monthConfig?.['January 2025']).toEqual({ Domestic: config, Global: config });
  });

  it.each(['January', 'April', 'September'] as const)(
    'fill most of the need of %s, not all of it',
    async (month) => {
      const { forecast, roster } = await readBoth({ month, year: 2025 });
      const find = skillFinder(forecast.rows.map(({ workType }) => workType));
      const config = forecast.monthConfig?.[`${month} 2025`];
      const cells = forecast.rows.map(({ platform, locality, state, workType, targetCph, volumes, row }) => {
        const { working_days = 0, work_hours = 0, occupancy = 0, shrinkage = 0 } = config?.[locality] ?? {};
        const factors = { workingDays: working_days, workHours: work_hours, occupancy, shrinkage };
        const need = neededFte(volumes[0] ?? 0, { targetCph: targetCph ?? 0, ...factors });
        return { platform, location: locality, month: 0, state, workType, need, key: String(row) };
      });
      const vendors = roster.vendors.map((vendor) => ({ ...vendor, skills: find(vendor.newWorkType) }));
      const { filled, shortages } = assignVendors({ months: 1, cells, vendors });
      const rate = filled.reduce((sum, fte) => sum + fte, 0) / cells.reduce((sum, { need }) => sum + need, 0);
      expect(rate).toBeGreaterThan(0.95);
      expect(rate).toBeLessThan(0.995);
      // Some cells lack people of their own, some compete for the same ones.
      expect(new Set(shortages.map(({ rivals }) => rivals.length > 1)).size).toBe(2);
    },
  );

  it('are the same each time, and a month is the same in every forecast', async () => {
    const [first, again] = [await makeSampleForecast(january), await makeSampleForecast(january)];
    expect(first.bytes.equals(again.bytes)).toBe(true);
    const { forecast } = await readBoth(january);
    const { forecast: next } = await readBoth({ month: 'February', year: 2025 });
    expect(next.rows.map(({ volumes }) => volumes[0])).toEqual(
      forecast.rows.map(({ volumes }) => volumes[1]),
    );
  });

  it('open in other programs', async () => {
    const workbook = new ExcelJS.Workbook();
    const { bytes } = await makeSampleForecast(january);
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Forecast', 'Month Config']);
    expect(workbook.worksheets[0]?.getCell('E1').value).toBe('January 2025');
  });
});
