import type { SheetColumn } from '../../export/export-workbook';
import { readRows } from './read-rows';
import type { Report, ReportSource } from './report';

const NOT_ALLOCATED = 'Not Allocated';
/** LOB, state and work type of a month in which a vendor works nowhere. */
const NOWHERE = [NOT_ALLOCATED, '-', '-'] as const;

type VendorRow = readonly [
  firstName: string,
  lastName: string,
  cn: string,
  platform: string,
  newWorkType: string,
  location: string,
  state: string,
  ...cellIds: readonly (number | null)[],
];
type CellRow = readonly [id: number, lob: string, state: string, workType: string];

/** Every vendor in the order of the roster, and where they work in each month. */
export const rosterAllotment: Report = {
  title: 'Roster allotment',
  fileName: 'roster_allotment',
  sheets: (source) => [
    {
      name: 'Roster_Allotment',
      columns: columnsOf(source),
      read: () => {
        const cells = readCells(source);
        return readRows<VendorRow>(
          source.db,
          vendorColumns(source),
          'FROM vendors v ORDER BY v.vendor_id',
          (row) => {
            const cellIds = row.slice(7) as (number | null)[];
            const isAllocated = cellIds.some((id) => id !== null);
            return [
              ...(row.slice(0, 7) as string[]),
              isAllocated ? 'Allocated' : NOT_ALLOCATED,
              ...cellIds.flatMap((id) => (id === null ? NOWHERE : (cells.get(id) ?? NOWHERE))),
            ];
          },
        );
      },
    },
  ],
};

/** A forecast has at most twelve months one after another, so that a month's name says which one it is. */
function columnsOf({ meta: { months } }: ReportSource): readonly SheetColumn[] {
  const who = [
    'FirstName',
    'LastName',
    'CN',
    'PrimaryPlatform',
    'NewWorkType',
    'Location',
    'State',
    'Status',
  ];
  const where = months.flatMap(({ month }) => [`${month}_LOB`, `${month}_State`, `${month}_Worktype`]);
  return [...who, ...where].map((name) => ({ name, type: 'text' }));
}

/** One column a month: a subquery is a look-up by key, and no month is joined with another. */
function vendorColumns({ meta: { months } }: ReportSource): readonly string[] {
  const cellIds = months.map(
    (_, month) =>
      `(SELECT a.cell_id FROM assignments a WHERE a.month = ${month} AND a.vendor_id = v.vendor_id)`,
  );
  const columns = ['first_name', 'last_name', 'cn', 'platform', 'new_work_type', 'location', 'state'];
  return [...columns.map((name) => `v.${name}`), ...cellIds];
}

/** The forecast's cells, few beside the vendors: held in memory, not read again for each of them. */
function readCells({ db }: ReportSource): ReadonlyMap<number, readonly [string, string, string]> {
  const rows = db.prepare('SELECT cell_id, lob, state, work_type FROM cells').raw(true).all([]);
  return new Map((rows as unknown as CellRow[]).map(([id, ...where]) => [id, where]));
}
