const suffixes = ['-wal', '-shm', '-journal'];

/** Files that SQLite may keep beside `file`. */
export function sidecars(file: string): string[] {
  return suffixes.map((suffix) => file + suffix);
}

/** The database file a path belongs to; the path itself for any other file. */
export function withoutSidecar(file: string): string {
  const suffix = suffixes.find((candidate) => file.endsWith(candidate));
  return suffix === undefined ? file : file.slice(0, -suffix.length);
}
