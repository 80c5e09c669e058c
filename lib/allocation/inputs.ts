import type { InputProblem } from './input-schemas';
import type { Locality, MonthConfigs, MonthName } from './schemas';

/** A month of a forecast. */
export interface ForecastMonth {
  readonly month: MonthName;
  readonly year: number;
}

/** The key of a month in configurations and on the wire: `January 2025`. */
export const monthKey = ({ month, year }: { readonly month: string; readonly year: number }): string =>
  `${month} ${year}`;

/** One row of the forecast: volumes by month, for one LOB, state and work type. */
export interface DemandRow {
  /** As the sheet numbers it. */
  readonly row: number;
  readonly lob: string;
  readonly platform: string;
  readonly market: string;
  readonly locality: Locality;
  /** Two letters, or `N/A` for anyone. */
  readonly state: string;
  readonly workType: string;
  /** Cases an hour; null where it is missing or not above 0: the row is then a failed record. */
  readonly targetCph: number | null;
  /** By month, in the order of `months`. An empty cell is 0; null where it could not be read: a failed record. */
  readonly volumes: readonly (number | null)[];
}

export interface Forecast {
  /** The recogniser that read it. */
  readonly layout: string;
  readonly sheet: string | null;
  /** Consecutive, chronological, one to twelve. */
  readonly months: readonly ForecastMonth[];
  readonly rows: readonly DemandRow[];
  /** Rows with no readable LOB, state or work type: failed records, told by their problem. */
  readonly unreadable: readonly {
    readonly row: number;
    readonly lob: string | null;
    readonly problem: string;
  }[];
  /** Of the sheet `Month Config`; null without one. */
  readonly monthConfig: MonthConfigs | null;
}

export interface RosterVendor {
  readonly row: number;
  readonly firstName: string;
  readonly lastName: string;
  /** The vendor's number; unique in a roster. */
  readonly cn: string;
  readonly platform: string;
  readonly location: Locality;
  /** Two letters each, sorted. */
  readonly states: readonly string[];
  /** As the cells say. */
  readonly newWorkType: string;
  readonly state: string;
}

export interface Roster {
  readonly layout: string;
  readonly sheet: string | null;
  readonly vendors: readonly RosterVendor[];
  /** Vendors left out as inactive or not in production. */
  readonly excluded: number;
}

/** What reading a file gave. Without errors there is a value; with errors there may be one, for a preview. */
export interface Reading<T> {
  readonly value: T | null;
  readonly problems: readonly InputProblem[];
}
