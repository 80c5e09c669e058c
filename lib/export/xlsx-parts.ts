import type { ColumnType } from '../nlq/catalog';

/** Text as XML can hold it; what it cannot is escaped before, in Excel's own way (`to-excel-cell.ts`). */
export const escapeXml = (text: string): string =>
  /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Places in the list of cell formats below. */
export const HEADER_STYLE = 1;
export const STYLES: Partial<Record<ColumnType, number>> = { date: 2, datetime: 3, integer: 4 };

const styles = `${XML}<styleSheet xmlns="${SHEET}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/><xf xfId="0" numFmtId="1" applyNumberFormat="1"/></cellXfs>
</styleSheet>`;

const part = (name: string, type: string): string =>
  `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;

const types = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
  part('xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main'),
  part('xl/worksheets/sheet1.xml', 'officedocument.spreadsheetml.worksheet'),
  part('xl/styles.xml', 'officedocument.spreadsheetml.styles'),
  part('docProps/core.xml', 'package.core-properties'),
].join('')}</Types>`;

const relations = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** What a workbook says of its one sheet; `filter` is the range with filters. */
export function workbookXml(sheet: string, filter: string | undefined): string {
  const range = filter?.replace(/[A-Z]+|\d+/g, (place) => `$${place}`);
  const names =
    range === undefined
      ? ''
      : `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${escapeXml(sheet.replaceAll("'", "''"))}'!${range}</definedName></definedNames>`;
  return `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`;
}

/** The parts that are the same for every workbook of one sheet, by name; `xl/workbook.xml` and the sheet are missing. */
export function fixedParts(title: string): [string, string][] {
  return [
    ['[Content_Types].xml', types],
    [
      '_rels/.rels',
      relations(
        [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ),
    ],
    [
      'docProps/core.xml',
      `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Plumbline</dc:creator></cp:coreProperties>`,
    ],
    ['xl/styles.xml', styles],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        [`${OFFICE}/relationships/worksheet`, 'worksheets/sheet1.xml'],
        [`${OFFICE}/relationships/styles`, 'styles.xml'],
      ),
    ],
  ];
}
