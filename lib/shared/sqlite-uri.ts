/**
 * The URI that opens a SQLite file of whatever name read-only. The driver ignores its own `readonly` option and
 * would write.
 */
export function readOnlySqliteUri(path: string): string {
  return `file:${encodeURI(path).replaceAll('?', '%3f').replaceAll('#', '%23')}?mode=ro`;
}
