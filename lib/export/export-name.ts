const MAX_TITLE = 100;

/** A file name that every system accepts: `Product Mismatch - RBP vs OPS 2025-10-27 110000.csv` (UTC). */
export function exportName(title: string, at: Date, extension: string): string {
  const safe = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TITLE)
    .replace(/[. ]+$/, '');
  const iso = at.toISOString();
  return `${safe || 'export'} ${iso.slice(0, 10)} ${iso.slice(11, 19).replaceAll(':', '')}.${extension}`;
}
