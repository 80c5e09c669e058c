import type { Context } from '../context';
import { exportFormats } from '../export/export-formats';
import type { InputOf } from '../shared/endpoint';
import { type Download, download } from '../shared/reply';
import type { getForecastTemplateEndpoint } from './input-endpoints';
import { makeSampleForecast, type SampleInput } from './sample-inputs';

/** A filled sample forecast for six months from the given one on, which uploads as it is. */
export async function getForecastTemplate(
  _ctx: Context,
  { month, year }: InputOf<typeof getForecastTemplateEndpoint>,
): Promise<Download> {
  return downloadInput(await makeSampleForecast({ month, year }));
}

/** Answers a sample workbook as a file. */
export function downloadInput({ filename, bytes }: SampleInput): Download {
  return download({
    filename,
    contentType: exportFormats.xlsx.contentType,
    stream: (async function* () {
      yield bytes;
    })(),
  });
}
