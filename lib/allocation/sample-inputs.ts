import { writeWorkbook } from '../export/write-workbook';
import type { ForecastMonth } from './inputs';
import { type SampleSheet, sampleForecast, sampleRoster } from './sample/sample-sheets';

/** A workbook ready to be uploaded. */
export interface SampleInput {
  readonly filename: string;
  readonly bytes: Buffer;
}

/**
 * A sample forecast for six months from the given one on: 84 rows, with the configuration of its months. The same
 * month always gives the same workbook, and a month has the same volumes in every forecast.
 */
export async function makeSampleForecast(month: ForecastMonth): Promise<SampleInput> {
  return sampleInput('forecast', month, sampleForecast(month));
}

/**
 * The sample roster of a month: some 830 vendors, nearly the same ones in every month. They fill about 98 % of what
 * the sample forecast needs; what is short has different reasons.
 */
export async function makeSampleRoster(month: ForecastMonth): Promise<SampleInput> {
  return sampleInput('roster', month, sampleRoster(month));
}

async function sampleInput(
  kind: string,
  { month, year }: ForecastMonth,
  sheets: readonly SampleSheet[],
): Promise<SampleInput> {
  const workbook = {
    title: `Sample ${kind}, ${month} ${year}`,
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map((column) => ({ name: column, type: 'unknown' as const })),
      read: async function* () {
        yield rows;
      },
    })),
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWorkbook(workbook)) pieces.push(piece);
  return { filename: `${kind}_${month.toLowerCase()}_${year}.xlsx`, bytes: Buffer.concat(pieces) };
}
