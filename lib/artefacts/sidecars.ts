const suffixes = ['-wal', '-shm', '-journal'];
/** Files made to read an artefact faster lie in a folder beside it, which goes with it. */
const INDEX_FOLDER = '.index';

/** The folder beside `file` for what is derived from it. */
export function indexFolder(file: string): string {
  return file + INDEX_FOLDER;
}

/** Files that SQLite may keep beside `file`. */
export function sidecars(file: string): string[] {
  return suffixes.map((suffix) => file + suffix);
}

/** The artefact that a file belongs to; the path itself for any other file. */
export function withoutSidecar(file: string): string {
  const folder = file.lastIndexOf(`${INDEX_FOLDER}/`);
  if (folder > 0) return file.slice(0, folder);
  const suffix = suffixes.find((candidate) => file.endsWith(candidate));
  return suffix === undefined ? file : file.slice(0, -suffix.length);
}
