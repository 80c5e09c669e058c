import type { ResultFile } from '../result-file';
import { addRow, noRows, type RowSet } from './row-set';
import { findContaining, listTexts, type TextList } from './text-list';

/** The searched text of every row. @throws RangeError when they are too long together. */
export function buildSearchIndex(file: ResultFile): TextList {
  function* texts(): Generator<string> {
    const statement = file.db.prepare('SELECT text FROM searched ORDER BY n').raw(true);
    for (const [text] of statement.iterate([]) as Iterable<[string]>) yield text;
  }
  return listTexts(texts());
}

/** The rows in which `word`, in lower case, occurs. */
export function rowsContaining(texts: TextList, word: string): RowSet {
  const rows = noRows(texts.offsets.length - 1);
  findContaining(texts, word, (row) => addRow(rows, row));
  return rows;
}
