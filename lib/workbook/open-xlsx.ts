import path from 'node:path';
import { text } from 'node:stream/consumers';
import { AppError } from '../shared/errors';
import { archiveLimits } from './limits';
import { type Archive, damaged, openArchive } from './open-archive';
import { readTags } from './read-tags';
import { readSharedParts, readXlsxRows, type SharedParts } from './read-xlsx-rows';
import type { Workbook } from './workbook';

/** Strict Open XML writes dates in a way that exceljs takes for numbers. */
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

interface Layout {
  /** Part of each sheet by its name, in the order of the workbook. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly styles: string | undefined;
  readonly strings: string | undefined;
  readonly is1904: boolean;
}

/**
 * Opens an Excel workbook. Macros, links to other files, media and merges are never looked at.
 * @throws AppError where it is damaged, too large when unpacked, or no Excel workbook.
 */
export async function openXlsx(file: string, filename: string): Promise<Workbook> {
  const archive = await openArchive(file, filename);
  try {
    const layout = await readLayout(archive, filename);
    let shared: Promise<SharedParts> | undefined;
    return {
      kind: 'xlsx',
      sheets: [...layout.sheets.keys()],
      async *read(sheet) {
        const part = layout.sheets.get(sheet ?? '');
        if (part === undefined) throw new Error(`No sheet ${sheet}`);
        shared ??= readSharedParts(archive, { ...layout, filename });
        yield* readXlsxRows(archive, { part, sheet, filename, is1904: layout.is1904 }, await shared);
      },
      close: archive.close,
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readLayout(archive: Archive, filename: string): Promise<Layout> {
  const workbookPart = await findWorkbook(archive, filename);
  const folder = path.posix.dirname(workbookPart);
  const relationsPart = `${folder}/_rels/${path.posix.basename(workbookPart)}.rels`;
  const workbook = await readIndex(archive, workbookPart, filename);
  if (workbook.includes(STRICT)) {
    throw new AppError(
      'unsupported_type',
      `${filename} is a Strict Open XML workbook: save it as Excel workbook (.xlsx)`,
    );
  }
  const relations = readTags(await readIndex(archive, relationsPart, filename), 'Relationship').filter(
    ({ TargetMode }) => TargetMode !== 'External',
  );
  const target = ({ Target = '' }) =>
    Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target);
  const targetOf = (type: string): string | undefined => {
    const relation = relations.find(({ Type = '' }) => Type.endsWith(`/${type}`));
    return relation && target(relation);
  };
  const worksheets = new Map(
    relations
      .filter(({ Type = '' }) => Type.endsWith('/worksheet'))
      .map((relation) => [relation.Id ?? '', target(relation)]),
  );
  const sheets = new Map<string, string>();
  for (const { name = '', ...attributes } of readTags(workbook, 'sheet')) {
    const id = Object.entries(attributes).find(([attribute]) => /(^|:)id$/.test(attribute))?.[1];
    const part = worksheets.get(id ?? '');
    // Sheets that are charts have no rows.
    if (part !== undefined) sheets.set(name, part);
    worksheets.delete(id ?? '');
  }
  if (sheets.size === 0) throw new AppError('invalid_input', `${filename} has no sheet`);
  const date1904 = readTags(workbook, 'workbookPr')[0]?.date1904 ?? '';
  return {
    sheets,
    styles: targetOf('styles'),
    strings: targetOf('sharedStrings'),
    is1904: ['1', 'true', 'on'].includes(date1904),
  };
}

async function findWorkbook(archive: Archive, filename: string): Promise<string> {
  if (archive.has('_rels/.rels')) {
    const relations = readTags(await readIndex(archive, '_rels/.rels', filename), 'Relationship');
    const main = relations
      .find(({ Type = '' }) => Type.endsWith('/officeDocument'))
      ?.Target?.replace(/^\//, '');
    if (main?.endsWith('.xml') && archive.has(main)) {
      if (/workbook/i.test(main)) return main;
    } else if (main?.endsWith('.bin')) {
      throw new AppError(
        'unsupported_type',
        `${filename} is a binary workbook (.xlsb): save it as Excel workbook (.xlsx)`,
      );
    }
  }
  if (archive.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new AppError('unsupported_type', `${filename} is a zip archive, but not an Excel workbook`);
}

async function readIndex(archive: Archive, part: string, filename: string): Promise<string> {
  const content = await archive.open(part, archiveLimits.indexBytes);
  return text(content).catch((error: unknown) => {
    throw damaged(filename, error);
  });
}
