'use client';

import { createContext, useContext } from 'react';

/** What cells and headings show beyond their columns; apart from them, so that a search rebuilds no column. */
export interface GridView {
  /** Lower-case words to mark. */
  readonly words: readonly string[];
  /** Names of the columns with a condition on them. */
  readonly filtered: ReadonlySet<string>;
  readonly openCell: (anchor: HTMLElement, rowIndex: number, columnName: string) => void;
}

export const GridViewContext = createContext<GridView>({
  words: [],
  filtered: new Set(),
  openCell: () => undefined,
});

export const useGridView = () => useContext(GridViewContext);
