import type { SheetRow } from '../../workbook/workbook';
import type { Forecast, Roster } from '../inputs';
import type { Problems } from './collect-problems';
import type { MissingColumn } from './find-header';

/** A sheet that a layout recognised. */
export interface Recognised<Value> {
  /** Columns that it should have and has not; with none the sheet can be read. */
  readonly missing: readonly MissingColumn[];
  /**
   * Reads the whole sheet, from its first row on; every problem goes to `problems`. Null where nothing could be read,
   * with an error that says why.
   */
  read(rows: AsyncIterable<SheetRow>, problems: Problems): Promise<Value | null>;
}

/** One way in which a workbook may be laid out. */
export interface Layout<Value> {
  /** Told in previews. */
  readonly name: string;
  /** Looks at the first rows of a sheet; undefined where it is something else altogether. */
  recognise(head: readonly SheetRow[], sheet: string | null): Recognised<Value> | undefined;
}

/** What a layout reads of a forecast; where it lies and the month configuration are added by `readForecast`. */
export type ForecastRows = Pick<Forecast, 'months' | 'rows' | 'unreadable'>;

/** What a layout reads of a roster; where it lies is added by `readRoster`. */
export type RosterRows = Pick<Roster, 'vendors' | 'excluded'>;
