import { closestMatch } from '../../shared/closest-match';
import type { SheetRow } from '../../workbook/workbook';
import { textOf } from './collect-problems';
import { type Column, plainName } from './columns';

export interface Heading {
  /** From 0. */
  readonly index: number;
  /** As it stands there; the column's letter where it is empty. */
  readonly text: string;
}

/** The header of a table: which row it is, and where the columns stand. */
export interface Header<Key extends string> {
  readonly row: number;
  readonly columns: Readonly<Partial<Record<Key, Heading>>>;
  readonly missing: readonly MissingColumn[];
  /** Headings that mean the same column. */
  readonly repeated: readonly { readonly column: string; readonly headings: readonly Heading[] }[];
  /** Headings that are no known column. */
  readonly others: readonly Heading[];
}

export interface MissingColumn {
  readonly column: string;
  /** A heading that was probably meant to be it. */
  readonly suggestion: string | undefined;
}

/** A sentence or two of titles may stand above a header. */
export const HEAD_ROWS = 40;

/** Fewer known columns are a coincidence. */
const MIN_MATCHES = 2;

/**
 * The row of `head` that has the most known headings, the first of them; undefined where none has two.
 */
export function findHeader<Key extends string>(
  head: readonly SheetRow[],
  columns: Readonly<Record<Key, Column>>,
): Header<Key> | undefined {
  let best: Header<Key> | undefined;
  let most = MIN_MATCHES - 1;
  for (const row of head) {
    const header = matchRow(row, columns);
    const matches = Object.keys(header.columns).length;
    if (matches > most) {
      best = header;
      most = matches;
    }
  }
  return best;
}

function matchRow<Key extends string>(row: SheetRow, columns: Readonly<Record<Key, Column>>): Header<Key> {
  const keys = Object.keys(columns) as Key[];
  const matched = new Map<Key, Heading[]>();
  const others: Heading[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (cell === null) continue;
    const heading = { index, text: textOf(cell) };
    const name = plainName(heading.text);
    const key = keys.find((key) => namesOf(columns[key]).includes(name));
    if (key === undefined || typeof cell !== 'string') others.push(heading);
    else matched.set(key, [...(matched.get(key) ?? []), heading]);
  }
  const missing = keys.filter((key) => columns[key].required && !matched.has(key));
  return {
    row: row.row,
    columns: Object.fromEntries(
      [...matched].map(([key, [heading]]) => [key, heading]),
    ) as Header<Key>['columns'],
    missing: missing.map((key) => suggest(columns[key], others)),
    repeated: [...matched]
      .filter(([, headings]) => headings.length > 1)
      .map(([key, headings]) => ({ column: columns[key].heading, headings })),
    others,
  };
}

const namesOf = ({ heading, aliases }: Column): string[] => [heading, ...aliases].map(plainName);

function suggest(column: Column, others: readonly Heading[]): MissingColumn {
  const names = others.map(({ text }) => plainName(text));
  const near = namesOf(column)
    .filter((name) => name.length > 2)
    .map((name) => closestMatch(name, names))
    .find((name) => name !== undefined);
  const suggestion = near === undefined ? undefined : others[names.indexOf(near)]?.text;
  return { column: column.heading, suggestion };
}

/** The rows below a header. */
export async function* skipHead(rows: AsyncIterable<SheetRow>, header: number): AsyncGenerator<SheetRow> {
  for await (const row of rows) if (row.row > header) yield row;
}
