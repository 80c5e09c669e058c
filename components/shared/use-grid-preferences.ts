'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { useStoredState } from './use-stored-state';

const Density = z.enum(['compact', 'standard', 'comfortable']);
export type Density = z.output<typeof Density>;

/** Columns as someone arranged them; names that a result no longer has do no harm. */
const Arrangement = z.object({ order: z.array(z.string()), widths: z.record(z.string(), z.number()) });
export type Arrangement = z.output<typeof Arrangement>;

export interface GridPreferences {
  readonly density: Density;
  readonly hiddenColumns: readonly string[];
  readonly arrangement: Arrangement;
  readonly setDensity: (density: Density) => void;
  readonly setHiddenColumns: (columns: readonly string[]) => void;
  /** Changes order or widths; nothing given is as they come. */
  readonly arrange: (change?: Partial<Arrangement>) => void;
}

const none: readonly string[] = [];
const asTheyCome: Arrangement = { order: [], widths: {} };

/**
 * How someone likes grids: density everywhere, columns per kind of grid, those of `hiddenAtFirst` hidden until
 * something else is chosen. Kept in this browser.
 */
export function useGridPreferences(gridName: string, hiddenAtFirst = none): GridPreferences {
  const [density, setDensity] = useStoredState('plumbline-grid-density', Density, 'compact');
  const [hiddenColumns, setHidden] = useStoredState(
    `plumbline-grid-hidden-${gridName}`,
    z.array(z.string()),
    [...hiddenAtFirst],
  );
  const [stored, setArrangement] = useStoredState(
    `plumbline-grid-arranged-${gridName}`,
    Arrangement,
    asTheyCome,
  );
  // The same object while nothing changes: a grid rebuilds all its columns for another one.
  const text = JSON.stringify(stored);
  const arrangement = useMemo(() => JSON.parse(text) as Arrangement, [text]);
  return {
    density,
    hiddenColumns,
    arrangement,
    setDensity,
    setHiddenColumns: (columns) => setHidden([...columns]),
    arrange: (change = asTheyCome) => setArrangement({ ...arrangement, ...change }),
  };
}
