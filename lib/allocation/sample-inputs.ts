import type { ForecastMonth } from './inputs';
import { sampleForecast, sampleRoster } from './sample/sample-sheets';
import { writeSheets } from './sample/write-sheets';

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
  return { filename: fileName('forecast', month), bytes: await writeSheets(sampleForecast(month)) };
}

/**
 * The sample roster of a month: some 830 vendors, nearly the same ones in every month. They fill about 98 % of what
 * the sample forecast needs; what is short has different reasons.
 */
export async function makeSampleRoster(month: ForecastMonth): Promise<SampleInput> {
  return { filename: fileName('roster', month), bytes: await writeSheets(sampleRoster(month)) };
}

const fileName = (kind: string, { month, year }: ForecastMonth): string =>
  `${kind}_${month.toLowerCase()}_${year}.xlsx`;
