const wholeNumbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'narrow' });
const absolute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** `1234.5` → `1,234.5`. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? wholeNumbers.format(value) : decimals.format(value);
}

/** Milliseconds in the unit a person would choose: `84 ms`, `1.4 s`, `2 min 5 s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1) return '< 1 ms';
  if (durationMs < 1_000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1_000).toFixed(1)} s`;
  return `${Math.floor(durationMs / 60_000)} min ${Math.round((durationMs % 60_000) / 1_000)} s`;
}

/** `0.953` → `95 %`; never rounds an uncertain reading up to 100 %. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent < 100 ? Math.min(99, Math.round(percent)) : 100} %`;
}

/** `27 Oct 2025, 11:30:00 CET`, in the reader's time zone. */
export function formatTimestamp(timestamp: string): string {
  return absolute.format(new Date(timestamp));
}

const steps = [
  { unit: 'year', seconds: 31_536_000 },
  { unit: 'month', seconds: 2_592_000 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How long ago, in the largest fitting unit: `2 hr. ago` reads as `2h ago`. */
export function formatAge(timestamp: string, nowMs: number): string {
  const seconds = (nowMs - Date.parse(timestamp)) / 1_000;
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (!step) return 'just now';
  return relative.format(-Math.trunc(seconds / step.seconds), step.unit);
}

/** `1 record`, `42 records`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}
