import { formatNumber, formatShare } from '../../shared/format';

/** A difference never reads as none: what two decimals cannot show is `< 0.01`. */
const SMALLEST_SHOWN = 0.005;

/** How a number differs from the one before it. */
export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  /** `12`, `3.5`; empty when nothing changed. */
  readonly size: string;
  /** `4 %` of the number before; null where that was 0, or nothing changed. */
  readonly share: string | null;
}

/** The change from `before` to `now`; null where one of them is not known. */
export function changeOf(now: number | null, before: number | null | undefined): Change | null {
  if (now === null || before === null || before === undefined) return null;
  const difference = now - before;
  if (difference === 0) return { direction: 'same', size: '', share: null };
  const size = Math.abs(difference);
  return {
    direction: difference > 0 ? 'up' : 'down',
    size: size < SMALLEST_SHOWN ? '< 0.01' : formatNumber(size),
    share: before === 0 ? null : shareOf(size / Math.abs(before)),
  };
}

function shareOf(share: number): string {
  if (share < 0.01) return '< 1 %';
  return share < 1 ? formatShare(share) : `${formatNumber(Math.round(share * 100))} %`;
}
