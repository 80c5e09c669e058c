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

/** How someone likes grids: density everywhere, hidden columns per kind of grid. Kept in this browser. */
export function useGridPreferences(gridName: string): GridPreferences {
  const [density, setDensity] = useStoredState('plumbline-grid-density', Density, 'compact');
  const [hiddenColumns, setHidden] = useStoredState(
    `plumbline-grid-hidden-${gridName}`,
    z.array(z.string()),
    [],
  );
  return { density, hiddenColumns, setDensity, setHiddenColumns: (columns) => setHidden([...columns]) };
}
