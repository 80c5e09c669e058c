import { type Context, type Recogniser, reading } from '../fragment';
import { isPreposition, means } from '../look';
import { readTable } from '../read-table';
import type { Scope } from '../scope';

const CLEAR_SHARE = 0.55;

/** True when the words are part of the entity's name or of one of its columns' names: "products" in a table of SKUs. */
function belongsTo(scope: Scope, words: readonly string[]): boolean {
  const { forms, columns } = scope.entity;
  const parts = new Set([...forms, ...columns.flatMap((entry) => entry.forms)].flatMap((form) => form.parts));
  return words.length > 0 && words.every((word) => parts.has(word));
}

/** "RBP GPU", "the product master": the table the sentence is about, or another one it mentions. */
export const tableMention: Recogniser = {
  name: 'table mention',
  read(context, at) {
    const isPlaced = isPreposition(context.phrases[at], 'in', 'of', 'from', 'for', 'with', 'on');
    const table = readTable(context, isPlaced ? at + 1 : at);
    if (table === null) return null;
    const { entity } = context.scope;
    const { name } = table.value.table;
    if (table.value === entity) return { ...table, value: { kind: 'rows' } };
    const isClear = (context.phrases[table.to - 1]?.tables[0]?.score ?? 0) >= CLEAR_SHARE;
    return isClear ? { ...table, value: { kind: 'table', table: name } } : null;
  },
};

/** "products", "records": a word for the rows of the entity, whose table is named elsewhere. */
export const rowNoun: Recogniser = {
  name: 'row noun',
  read(context: Context, at) {
    const phrase = context.phrases[at];
    if (phrase === undefined) return null;
    const meaning = `rows of ${context.scope.entity.table.name}`;
    const uses = [{ at, role: 'table' as const, meaning }];
    if (means(phrase, 'row')) return reading({ kind: 'rows' }, at + 1, uses);
    if (phrase.meanings.length > 0 || !belongsTo(context.scope, phrase.words)) return null;
    return reading({ kind: 'rows' }, at + 1, uses, 0.97);
  },
};
