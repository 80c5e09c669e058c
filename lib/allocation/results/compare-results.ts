import type { AllocationComparison } from '../result-schemas';
import { monthOf, type OpenResult, withResult } from './open-result';

export interface CompareTask {
  readonly kind: 'compare';
  /** Absolute paths. */
  readonly left: string;
  readonly right: string;
  readonly limit: number;
}

/** The first `limit` differences of each kind, and how many there are. */
export type ComparedResults = Pick<AllocationComparison, 'cells' | 'vendors'>;

type CellChange = AllocationComparison['cells']['rows'][number];
type VendorChange = AllocationComparison['vendors']['rows'][number];
type Fill = NonNullable<CellChange['left']>;

/** Compares cells by month, LOB, state and work type, and vendors by month and CN. */
export function compareResults({ left, right, limit }: CompareTask): ComparedResults {
  return withResult(left, (one) =>
    withResult(right, (other) => ({
      cells: cut(differences(cellsOf(one), cellsOf(other), sameFill, toCellChange), limit),
      vendors: cut(differences(vendorsOf(one), vendorsOf(other), sameWork, toVendorChange), limit),
    })),
  );
}

function cut<T>(rows: readonly T[], limit: number): { total: number; rows: T[] } {
  return { total: rows.length, rows: rows.slice(0, limit) };
}

/** What differs, in the order of the left side; what is on the right alone follows. */
function differences<T, Change>(
  left: ReadonlyMap<string, T>,
  right: ReadonlyMap<string, T>,
  same: (one: T, other: T) => boolean,
  toChange: (one: T | undefined, other: T | undefined) => Change,
): Change[] {
  const changes: Change[] = [];
  for (const [key, one] of left) {
    const other = right.get(key);
    if (other === undefined || !same(one, other)) changes.push(toChange(one, other));
  }
  for (const [key, other] of right) if (!left.has(key)) changes.push(toChange(undefined, other));
  return changes;
}

type Cell = Omit<CellChange, 'left' | 'right'> & Fill;

/** Cells that are alike in all that names them are taken together. */
function cellsOf(result: OpenResult): Map<string, Cell> {
  const rows = result.db
    .prepare(
      `SELECT month, lob, state, work_type, sum(fte_needed) AS fte_needed, sum(fte_filled) AS fte_filled
       FROM cells GROUP BY month, lob, state, work_type ORDER BY month, min(cell_id)`,
    )
    .all([]) as (Cell & { month: unknown })[];
  return new Map(
    rows.map((row) => {
      const cell: Cell = { ...row, ...monthOf(result, row) };
      return [JSON.stringify([cell.month, cell.year, cell.lob, cell.state, cell.work_type]), cell];
    }),
  );
}

const sameFill = (one: Fill, other: Fill): boolean =>
  one.fte_needed === other.fte_needed && one.fte_filled === other.fte_filled;

const fillOf = (cell: Cell | undefined): Fill | null =>
  cell === undefined ? null : { fte_needed: cell.fte_needed, fte_filled: cell.fte_filled };

function toCellChange(one: Cell | undefined, other: Cell | undefined): CellChange {
  const cell = one ?? other;
  if (!cell) throw new Error('One of two sides is there');
  const { month, year, lob, state, work_type } = cell;
  return { month, year, lob, state, work_type, left: fillOf(one), right: fillOf(other) };
}

type Work = Omit<VendorChange, 'left' | 'right'> & { readonly work: string | null };

function vendorsOf(result: OpenResult): Map<string, Work> {
  const rows = result.db
    .prepare(
      `SELECT a.month, v.cn, v.first_name || ' ' || v.last_name AS name,
         c.lob || ' · ' || c.state || ' · ' || c.work_type AS work
       FROM assignments AS a JOIN vendors AS v USING (vendor_id) LEFT JOIN cells AS c ON c.cell_id = a.cell_id
       ORDER BY a.month, a.vendor_id`,
    )
    .all([]) as (Work & { month: unknown })[];
  return new Map(
    rows.map((row) => {
      const vendor: Work = { ...row, ...monthOf(result, row) };
      return [JSON.stringify([vendor.month, vendor.year, vendor.cn]), vendor];
    }),
  );
}

const sameWork = (one: Work, other: Work): boolean => one.work === other.work;

function toVendorChange(one: Work | undefined, other: Work | undefined): VendorChange {
  const vendor = one ?? other;
  if (!vendor) throw new Error('One of two sides is there');
  const { month, year, cn, name } = vendor;
  return { month, year, cn, name, left: one?.work ?? null, right: other?.work ?? null };
}
