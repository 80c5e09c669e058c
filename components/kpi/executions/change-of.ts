import { formatNumber, formatShare } from '../../shared/format';

/** How a number differs from the one before it. */
export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  /** `+12`, `−3.5`; empty when nothing changed. */
  readonly difference: string;
  /** `4 %` of the number before; null where that was 0, or nothing changed. */
  readonly share: string | null;
}

/** The change from `before` to `now`; null where one of them is not known. */
export function changeOf(now: number | null, before: number | null | undefined): Change | null {
  if (now === null || before === null || before === undefined) return null;
  const difference = now - before;
  if (difference === 0) return { direction: 'same', difference: '', share: null };
  const up = difference > 0;
  return {
    direction: up ? 'up' : 'down',
    difference: `${up ? '+' : '−'}${formatNumber(Math.abs(difference))}`,
    share: before === 0 ? null : shareOf(Math.abs(difference / before)),
  };
}

function shareOf(share: number): string {
  if (share < 0.01) return '< 1 %';
  return share < 1 ? formatShare(share) : `${formatNumber(Math.round(share * 100))} %`;
}
