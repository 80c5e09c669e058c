import { mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { openResultFile } from '../result-file';
import { buildColumnIndex } from './column-index';
import { type IndexName, indexPath, partsOfColumn, partsOfSearch, publishIndex } from './index-files';
import { buildSearchIndex } from './search-index';

export interface IndexTask {
  /** Absolute path of the result file. */
  readonly path: string;
  readonly name: IndexName;
  /** Absolute path on the same file system, to write to. */
  readonly temporary: string;
}

/** Builds one index of a result beside its file: whole, or not at all. Runs in a child process. */
export function buildIndex(task: IndexTask): void {
  const destination = indexPath(task.path, task.name);
  const folder = path.dirname(destination);
  // Before the file is opened: whoever deletes removes the file first, so that no folder outlives it.
  mkdirSync(folder, { recursive: true });
  mkdirSync(path.dirname(task.temporary), { recursive: true });
  let file: ReturnType<typeof openResultFile>;
  try {
    file = openResultFile(task.path);
  } catch (error) {
    rmdirSync(folder);
    throw error;
  }
  try {
    if (task.name === 'search') {
      publishIndex('search', partsOfSearch(buildSearchIndex(file)), task.temporary, destination);
    } else {
      const index = buildColumnIndex(file, task.name);
      publishIndex(index.kind, partsOfColumn(index), task.temporary, destination);
    }
  } finally {
    file.db.close();
  }
}
