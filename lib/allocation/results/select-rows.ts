import type { z } from 'zod';
import type { CellQuery, VendorQuery } from '../result-schemas';
import type { OpenResult } from './open-result';

/** What rows of a result are asked for. */
export type RowFilter = Partial<z.output<typeof CellQuery> & z.output<typeof VendorQuery>> & {
  readonly limit: number;
  readonly offset: number;
};

/** How a kind of row is found: its tables, and where in them the filters look. */
export interface RowSource {
  readonly columns: string;
  readonly from: string;
  /** Expressions by filter; a filter that is not there is not looked at. */
  readonly month: string;
  readonly platform: string;
  readonly locality: string;
  /** A column, or with `in` a JSON list. */
  readonly state: string | { readonly in: string };
  readonly workType: string | { readonly in: string };
  /** Columns that a search looks into. */
  readonly texts: readonly string[];
  readonly order: string;
}

export interface Selected {
  readonly rows: string;
  readonly count: string;
  readonly params: readonly (string | number)[];
}

/** The statements of a page and of how many match; `extra` are further conditions without parameters. */
export function selectRows(
  result: OpenResult,
  source: RowSource,
  filter: RowFilter,
  extra: readonly string[],
): Selected {
  const params: (string | number)[] = [];
  const conditions = [...extra];
  const add = (condition: string, value: string | number): void => {
    conditions.push(condition);
    params.push(value);
  };
  const place = (where: RowSource['state'], value: string): void =>
    add(
      typeof where === 'string'
        ? `${where} = ? COLLATE NOCASE`
        : `EXISTS (SELECT 1 FROM json_each(${where.in}) AS one WHERE one.value = ? COLLATE NOCASE)`,
      value,
    );
  if (filter.month !== undefined) {
    add(
      `${source.month} = ?`,
      result.meta.months.findIndex(({ month }) => month === filter.month),
    );
  }
  if (filter.platform !== undefined) place(source.platform, filter.platform);
  if (filter.locality !== undefined) add(`${source.locality} = ?`, filter.locality);
  if (filter.state !== undefined) place(source.state, filter.state);
  if (filter.work_type !== undefined) place(source.workType, filter.work_type);
  if (filter.search !== undefined) {
    const text = source.texts.join(` || char(10) || `);
    add(`instr(lower(${text}), ?) > 0`, filter.search.toLowerCase());
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const matching = `FROM ${source.from} ${where}`;
  return {
    rows: `SELECT ${source.columns} ${matching} ORDER BY ${source.order} LIMIT ${filter.limit} OFFSET ${filter.offset}`,
    count: `SELECT count(*) AS total ${matching}`,
    params,
  };
}
