import type { Cell, Row } from '../shared/cell';
import { columnLetter } from '../shared/column-letter';
import type { SheetColumn } from './export-workbook';
import { excelText, toExcelCell } from './to-excel-cell';
import { escapeXml, HEADER_STYLE, SHEET, STYLES } from './xlsx-parts';

const MIN_WIDTH = 8;
const MAX_WIDTH = 60;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar, from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Texts with nothing to escape and no outer blanks: nearly all, and quickly found. */
const PLAIN = /^[!#-%'-;=?-^`-~](?:[ !#-%'-;=?-^`-~]*[!#-%'-;=?-^`-~])?$/;
const MAX_PLAIN = 200;

/** The letters of each column. */
export const sheetLetters = (columns: readonly SheetColumn[]): readonly string[] =>
  columns.map((_, index) => columnLetter(index));

/** A sheet up to its first row under the header, whose columns are as wide as these rows need; the first is shown. */
export function beginSheet(
  columns: readonly SheetColumn[],
  letters: readonly string[],
  firstRows: readonly Row[],
  isFirst: boolean,
): string {
  const widths = columns.map(({ name }, index) => {
    const width = widthOf(name, firstRows, index);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const header = columns.map(({ name }, index) =>
    textXml(`${letters[index]}1`, HEADER_STYLE, excelText(name)),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${SHEET}"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  }<sheetData><row r="1">${header.join('')}</row>`;
}

/** One row; `number` counts from 1, the header's. */
export function rowXml(
  row: readonly Cell[],
  columns: readonly SheetColumn[],
  letters: readonly string[],
  number: number,
): string {
  let cells = '';
  for (let index = 0; index < columns.length; index += 1) {
    const type = columns[index]?.type ?? 'text';
    const cell = row[index] ?? null;
    const place = `${letters[index]}${number}`;
    if (type === 'text' && typeof cell === 'string' && cell.length <= MAX_PLAIN && PLAIN.test(cell)) {
      cells += `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      continue;
    }
    const value = toExcelCell(cell, type);
    if (value === undefined) continue;
    const style = STYLES[type];
    if (typeof value === 'string') cells += textXml(place, undefined, value);
    else {
      const number_ = typeof value === 'number' ? value : (value.getTime() - DAY_ZERO) / DAY_MS;
      cells += `<c r="${place}"${style === undefined ? '' : ` s="${style}"`}><v>${number_}</v></c>`;
    }
  }
  return `<row r="${number}">${cells}</row>`;
}

/** What follows the last row, with filters over all of them. */
export function endSheet(letters: readonly string[], lastRow: number): string {
  const last = letters.at(-1);
  const filter = last === undefined ? '' : `<autoFilter ref="A1:${last}${lastRow}"/>`;
  return `</sheetData>${filter}</worksheet>`;
}

function textXml(place: string, style: number | undefined, text: string): string {
  const format = style === undefined ? '' : ` s="${style}"`;
  return `<c r="${place}"${format} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function widthOf(name: string, rows: readonly Row[], index: number): number {
  const longest = rows.reduce((width, row) => Math.max(width, String(row[index] ?? '').length), name.length);
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest + 2));
}
