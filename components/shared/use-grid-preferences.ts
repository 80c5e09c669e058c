'use client';

import { z } from 'zod';
import { useStoredState } from './use-stored-state';

const Density = z.enum(['compact', 'standard', 'comfortable']);
export type Density = z.output<typeof Density>;

export interface GridPreferences {
  readonly density: Density;
  readonly hiddenColumns: readonly string[];
  readonly setDensity: (density: Density) => void;
  readonly setHiddenColumns: (columns: readonly string[]) => void;
}

const none: readonly string[] = [];

/**
 * How someone likes grids: density everywhere, hidden columns per kind of grid, those of `hiddenAtFirst` until
 * something else is chosen. Kept in this browser.
 */
export function useGridPreferences(gridName: string, hiddenAtFirst = none): GridPreferences {
  const [density, setDensity] = useStoredState('plumbline-grid-density', Density, 'compact');
  const [hiddenColumns, setHidden] = useStoredState(
    `plumbline-grid-hidden-${gridName}`,
    z.array(z.string()),
    [...hiddenAtFirst],
  );
  return { density, hiddenColumns, setDensity, setHiddenColumns: (columns) => setHidden([...columns]) };
}
