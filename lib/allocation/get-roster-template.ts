import type { Context } from '../context';
import type { InputOf } from '../shared/endpoint';
import type { Download } from '../shared/reply';
import { downloadInput } from './get-forecast-template';
import type { getRosterTemplateEndpoint } from './input-endpoints';
import { makeSampleRoster } from './sample-inputs';

/** The filled sample roster of a month, which uploads as it is. */
export async function getRosterTemplate(
  _ctx: Context,
  { month, year }: InputOf<typeof getRosterTemplateEndpoint>,
): Promise<Download> {
  return downloadInput(await makeSampleRoster({ month, year }));
}
