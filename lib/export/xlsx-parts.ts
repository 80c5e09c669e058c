import { columnLetter } from '../shared/column-letter';
import type { SheetColumn } from './export-workbook';
import { excelText } from './to-excel-cell';

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
export const STYLES: Partial<Record<SheetColumn['type'], number>> = {
  date: 2,
  datetime: 3,
  integer: 4,
  percent: 5,
};

const styles = `${XML}<styleSheet xmlns="${SHEET}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/><xf xfId="0" numFmtId="1" applyNumberFormat="1"/><xf xfId="0" numFmtId="10" applyNumberFormat="1"/></cellXfs>
</styleSheet>`;

/** A sheet that has been written. */
export interface WrittenSheet {
  readonly name: string;
  readonly columns: number;
  /** Without the header. */
  readonly rows: number;
}

/** The parts that do not depend on what is in the sheets, by name. */
export function fixedParts(title: string): [string, string][] {
  return [
    [
      'docProps/core.xml',
      `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${propertyText(title)}</dc:title><dc:creator>Plumbline</dc:creator></cp:coreProperties>`,
    ],
    ['xl/styles.xml', styles],
  ];
}

/** The parts that tell of all sheets, by name; only the sheets themselves are missing. */
export function closingParts(
  sheets: readonly WrittenSheet[],
  properties: Readonly<Record<string, string>>,
): [string, string][] {
  const hasProperties = Object.keys(properties).length > 0;
  const custom: readonly [string, string][] = hasProperties
    ? [['docProps/custom.xml', propertiesXml(properties)]]
    : [];
  return [
    ...custom,
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        ...sheets.map((_, place) => [`${OFFICE}/relationships/worksheet`, sheetFile(place)] as const),
        [`${OFFICE}/relationships/styles`, 'styles.xml'],
      ),
    ],
    [
      '_rels/.rels',
      relations(
        [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        ...custom.map(([name]) => [`${OFFICE}/relationships/custom-properties`, name] as const),
      ),
    ],
    ['[Content_Types].xml', typesXml(sheets, hasProperties)],
  ];
}

const sheetFile = (place: number): string => `worksheets/sheet${place + 1}.xml`;

function typesXml(sheets: readonly WrittenSheet[], hasProperties: boolean): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const parts = [
    part('xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main'),
    ...sheets.map((_, place) => part(`xl/${sheetFile(place)}`, 'officedocument.spreadsheetml.worksheet')),
    part('xl/styles.xml', 'officedocument.spreadsheetml.styles'),
    part('docProps/core.xml', 'package.core-properties'),
    ...(hasProperties ? [part('docProps/custom.xml', 'officedocument.custom-properties')] : []),
  ];
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${parts.join('')}</Types>`;
}

const relations = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Every sheet, and where its filters are: Excel looks for those here too. */
function workbookXml(sheets: readonly WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name }, place) => `<sheet name="${escapeXml(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const filters = sheets.flatMap(({ name, columns, rows }, place) => {
    if (columns === 0) return [];
    const range = `'${escapeXml(name.replaceAll("'", "''"))}'!$A$1:$${columnLetter(columns - 1)}$${rows + 1}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${place}" hidden="1">${range}</definedName>`;
  });
  const names = filters.length === 0 ? '' : `<definedNames>${filters.join('')}</definedNames>`;
  return `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets>${listed.join('')}</sheets>${names}</workbook>`;
}

/** Excel shows no more of a property. */
const MAX_PROPERTY = 255;
/** Of every property that a user has made. */
const CUSTOM = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

function propertiesXml(properties: Readonly<Record<string, string>>): string {
  const each = Object.entries(properties).map(
    ([name, value], place) =>
      `<property fmtid="${CUSTOM}" pid="${place + 2}" name="${propertyText(name)}"><vt:lpwstr>${propertyText(value)}</vt:lpwstr></property>`,
  );
  return `${XML}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${each.join('')}</Properties>`;
}

const propertyText = (text: string): string => escapeXml(excelText(text.slice(0, MAX_PROPERTY)));
