/** Demand of one platform, location and month for people with one skill, in one state. */
export interface CellNeed {
  readonly platform: string;
  readonly location: string;
  /** Place of the month in the forecast, from 0. */
  readonly month: number;
  /** Two letters, or `N/A`, which anyone may fill. */
  readonly state: string;
  readonly workType: string;
  /** Whole FTE, at least 0. */
  readonly need: number;
  /**
   * What names the cell whatever the order of rows: equal cells are interchangeable, all others are told apart.
   */
  readonly key: string;
}

/** Somebody who can be one FTE in each month. */
export interface VendorSkills {
  readonly platform: string;
  readonly location: string;
  /** Work types, each once, sorted. */
  readonly skills: readonly string[];
  /** Each once, sorted. */
  readonly states: readonly string[];
  /** Unique; decides between vendors who are alike. */
  readonly cn: string;
}

export interface AllocationProblem {
  readonly months: number;
  readonly cells: readonly CellNeed[];
  readonly vendors: readonly VendorSkills[];
}

/** Why a cell is not filled: what the minimum cut says of it. */
export interface CellShortage {
  /** Index into `cells`. */
  readonly cell: number;
  readonly unfilled: number;
  /** Vendors that could have worked there. */
  readonly eligible: number;
  /**
   * Cells (itself among them) that together use every vendor that could work in any of them: none of them can gain
   * without another losing. Indexes, ascending.
   */
  readonly rivals: readonly number[];
  /** Vendors that could work in any of the rivals; all are used there. */
  readonly vendors: number;
}

/** The proof, for one platform, location and month: flow = cut, so that no assignment fills more. */
export interface Certificate {
  readonly platform: string;
  readonly location: string;
  readonly month: number;
  /** FTE filled. */
  readonly flow: number;
  /** Capacity of the minimum cut; equals `flow`. */
  readonly cut: number;
}

export interface Assignment {
  /** By month, then by vendor (index into `vendors`): index into `cells`, or -1. */
  readonly cellOf: readonly Int32Array[];
  /** FTE filled by cell. */
  readonly filled: Int32Array;
  readonly shortages: readonly CellShortage[];
  readonly certificates: readonly Certificate[];
}
