import { closestMatch } from '../../shared/closest-match';
import type { SheetRow, Workbook } from '../../workbook/workbook';
import type { Problems } from './collect-problems';
import { plainName } from './columns';
import { HEAD_ROWS } from './find-header';
import type { Layout, Recognised } from './layout';

export interface Table<Value> {
  readonly layout: string;
  readonly sheet: string | null;
  readonly recognised: Recognised<Value>;
}

/** Sheets that are looked at where none has the expected name. */
const MAX_SHEETS = 30;

/**
 * The sheet to read and the layout that reads it: that of the expected name, else the only one that a layout
 * recognises. Undefined where there is none; `problems` then says why.
 */
export async function findTable<Value>(
  workbook: Workbook,
  layouts: readonly Layout<Value>[],
  expected: { readonly sheet: string; readonly isNameRequired: boolean; readonly columns: string },
  problems: Problems,
): Promise<Table<Value> | undefined> {
  const named = workbook.sheets.find(
    (sheet) => sheet !== null && plainName(sheet) === plainName(expected.sheet),
  );
  const sheets = named === undefined ? workbook.sheets.slice(0, MAX_SHEETS) : [named];
  const candidates: Table<Value>[] = [];
  for (const sheet of sheets) {
    const candidate = recogniseSheet(await readHead(workbook, sheet), sheet, layouts);
    if (candidate) candidates.push(candidate);
  }
  const complete = candidates.filter(({ recognised }) => recognised.missing.length === 0);
  const [only] = complete;
  if (only && complete.length === 1) {
    if (expected.isNameRequired && named === undefined && only.sheet !== null) {
      problems.warning(
        { sheet: only.sheet },
        `There is no sheet ${expected.sheet}; ${only.sheet} is read instead`,
        {
          expected: `a sheet called ${expected.sheet}`,
        },
      );
    }
    return only;
  }
  tellWhyNot(workbook, sheets, { candidates, complete, expected, problems });
  return undefined;
}

async function readHead(workbook: Workbook, sheet: string | null): Promise<SheetRow[]> {
  const head: SheetRow[] = [];
  for await (const row of workbook.read(sheet)) {
    head.push(row);
    if (head.length === HEAD_ROWS) break;
  }
  return head;
}

/** The first layout that can read the sheet, else the one that misses the fewest columns. */
function recogniseSheet<Value>(
  head: readonly SheetRow[],
  sheet: string | null,
  layouts: readonly Layout<Value>[],
): Table<Value> | undefined {
  let nearest: Table<Value> | undefined;
  for (const layout of layouts) {
    const recognised = layout.recognise(head, sheet);
    if (!recognised) continue;
    const fewest = nearest?.recognised.missing.length ?? Number.POSITIVE_INFINITY;
    if (recognised.missing.length < fewest) nearest = { layout: layout.name, sheet, recognised };
  }
  return nearest;
}

function tellWhyNot<Value>(
  workbook: Workbook,
  sheets: readonly (string | null)[],
  found: {
    readonly candidates: readonly Table<Value>[];
    readonly complete: readonly Table<Value>[];
    readonly expected: { readonly sheet: string; readonly columns: string };
    readonly problems: Problems;
  },
): void {
  const { candidates, complete, expected, problems } = found;
  const names = workbook.sheets.filter((sheet) => sheet !== null);
  if (complete.length > 1) {
    problems.error({ sheet: null }, `Several sheets could be the ${expected.sheet}`, {
      expected: `one sheet called ${expected.sheet}`,
      value: complete.map(({ sheet }) => sheet).join(', '),
    });
    return;
  }
  if (sheets.length > 1) {
    const near = closestMatch(expected.sheet, names);
    problems.error(
      { sheet: null },
      `There is no sheet ${expected.sheet}${near === undefined ? '' : `; did you mean ${near}?`}`,
      { expected: `a sheet called ${expected.sheet} with ${expected.columns}`, value: names.join(', ') },
    );
  }
  const [candidate] = candidates;
  if (candidate && candidates.length === 1) {
    for (const { column, suggestion } of candidate.recognised.missing) {
      problems.error(
        { sheet: candidate.sheet, column },
        `The column ${column} is missing${suggestion === undefined ? '' : `; did you mean it by ${suggestion}?`}`,
        { expected: `a column called ${column}`, ...(suggestion === undefined ? {} : { value: suggestion }) },
      );
    }
  } else if (sheets.length === 1) {
    problems.error({ sheet: sheets[0] ?? null }, 'No header row was found', {
      expected: `a row with ${expected.columns}`,
    });
  }
}
