import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSampleForecast, makeSampleRoster } from '../../../lib/allocation/sample-inputs';
import type { MonthName } from '../../../lib/allocation/schemas';
import { absoluteArtefact, unpublishedPath } from '../../../lib/artefacts/artefact-path';
import { MONTH_NAMES, monthNumber } from '../../../lib/shared/month-names';
import type { UploadedFile } from '../../../lib/shared/uploaded-file';

interface Month {
  readonly month: MonthName;
  readonly year: number;
}

type File = { readonly filename: string; readonly bytes: Buffer };

/** Few cases for people of whom there are many. */
const PILOT = [
  ['Amisys Medicaid DOMESTIC', 'N/A', 'FTC-Basic', '14.5', '9000', '9400'],
  ['Amisys Medicare DOMESTIC', 'N/A', 'APP-BASIC', '5', '2600', '2700'],
  ['Amisys Marketplace DOMESTIC', 'N/A', 'OMN', '10', '3100', '2900'],
] as const;

/** A forecast for two months that every sample roster fills. */
export function pilotForecast({ month, year }: Month): File {
  const index = monthNumber(month) - 1;
  const next = `${MONTH_NAMES[(index + 1) % 12]} ${year + Number(index === 11)}`;
  const head = ['Main LOB', 'State', 'Case Type', 'Target CPH', `${month} ${year}`, next];
  return csv(`pilot_${month.toLowerCase()}_${year}.csv`, [head, ...PILOT]);
}

/** A roster of people who work on another platform. */
export function foreignRoster({ month, year }: Month): File {
  const head = ['FirstName', 'LastName', 'CN', 'PrimaryPlatform', 'NewWorkType', 'Location', 'State'];
  const people = ['Avery', 'Blake', 'Casey', 'Devon'].map((name, index) => [
    name,
    'Moreno',
    `CN9${index}0000`,
    'Legacy',
    'FTC-Basic',
    'Domestic',
    'TX',
  ]);
  return csv(`roster_legacy_${month.toLowerCase()}_${year}.csv`, [head, ...people]);
}

/** Made once for each month: most months are uploaded several times. */
function once(make: (month: Month) => Promise<File>): (month: Month) => Promise<File> {
  const made = new Map<string, Promise<File>>();
  return ({ month, year }) => {
    const key = `${month} ${year}`;
    const file = made.get(key) ?? make({ month, year });
    made.set(key, file);
    return file;
  };
}

export const sampleForecast = once(makeSampleForecast);
export const sampleRoster = once(makeSampleRoster);

function csv(filename: string, rows: readonly (readonly string[])[]): File {
  return { filename, bytes: Buffer.from(rows.map((row) => row.join(',')).join('\n')) };
}

/** Puts a file down as the server does with an upload. */
export async function upload(dataDir: string, { filename, bytes }: File): Promise<UploadedFile> {
  const target = absoluteArtefact(dataDir, unpublishedPath(filename, randomUUID()));
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const contentType = 'application/octet-stream';
  return { filename, contentType, path: target, bytes: bytes.length, sha256 };
}
