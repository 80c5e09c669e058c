import { writeZip, type ZipEntry } from '../export/write-zip';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts of a small workbook whose only sheet holds these rows (XML); `others` are added or replace. */
export async function rawWorkbook(
  rows: string | Iterable<string>,
  others: Readonly<Record<string, string | Iterable<string>>> = {},
): Promise<Buffer> {
  const parts: Record<string, string | Iterable<string>> = {
    '_rels/.rels': `${XML}<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Forecast" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml(rows),
    ...others,
  };
  return zip(Object.entries(parts));
}

export const inlineCell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A sheet of these rows, with what may follow them. */
export function* sheetXml(rows: string | Iterable<string>, after = ''): Generator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
  yield* typeof rows === 'string' ? [rows] : rows;
  yield `</sheetData>${after}</worksheet>`;
}

export async function zip(parts: readonly (readonly [string, string | Iterable<string>])[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const entries = parts.map(
    ([name, content]): ZipEntry => ({ name, content: typeof content === 'string' ? [content] : content }),
  );
  for await (const piece of writeZip(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Overwrites a field of a part's entry in the directory, as a forger would. */
export function forge(archive: Buffer, part: string, field: 'flags' | 'inflated', value: number): Buffer {
  const forged = Buffer.from(archive);
  for (let at = forged.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; ) {
    const name = forged.toString('latin1', at + 46, at + 46 + forged.readUInt16LE(at + 28));
    if (name === part) {
      if (field === 'flags') forged.writeUInt16LE(value, at + 8);
      else forged.writeUInt32LE(value, at + 24);
    }
    at = forged.indexOf('PK\x01\x02', at + 4, 'latin1');
  }
  return forged;
}
