'use client';

import type { Execution } from '@/lib/kpi/execution-schemas';
import { CompareBar as SharedCompareBar } from '../../shared/compare-bar';
import { formatTimestamp } from '../../shared/format';
import { comparePath } from './compare-path';

interface CompareBarProps {
  /** None, one or two. */
  chosen: readonly Execution[];
  onClear: () => void;
}

/** What is chosen to be compared; nothing while nothing is. */
export function CompareBar({ chosen, onClear }: CompareBarProps) {
  const ids = chosen.flatMap(({ id }) => (id === null ? [] : [id])).sort((left, right) => left - right);
  const [left, right] = ids;
  if (left === undefined) return null;
  return (
    <SharedCompareBar href={right === undefined ? null : comparePath(left, right)} onClear={onClear}>
      {right === undefined
        ? `${formatTimestamp(chosen[0]?.execution_timestamp ?? '')} is chosen. Choose another to compare it with.`
        : 'Two executions are chosen.'}
    </SharedCompareBar>
  );
}
