import { type Context, type Recogniser, reading } from '../fragment';
import { isPreposition, means, skip } from '../look';
import { readColumn } from '../read-column';
import { readTable } from '../read-table';
import { standsForRows } from '../scope';

const CLEAR_SHARE = 0.55;

/** The table named behind "in", "of" or "from" at a place. */
function tableBehind(context: Context, at: number) {
  return isPreposition(context.phrases[at], 'in', 'of', 'from') ? readTable(context, at + 1) : null;
}

/** A noun of the catalog's own vocabulary before "in <table>", though that table says nothing of it. */
const CERTAINTY_OF_A_GENERIC_NOUN = 0.93;

/** "products", "records": a word for the rows of the entity, whose table is named elsewhere. */
export const rowNoun: Recogniser = {
  name: 'row noun',
  read(context: Context, at) {
    const place = skip(context, at, 'filler');
    const phrase = context.phrases[place];
    if (phrase === undefined) return null;
    const { entity } = context.scope;
    const uses = [{ at: place, role: 'table' as const, meaning: `rows of ${entity.table.name}` }];
    const isEntityBehind = tableBehind(context, place + 1)?.value === entity;
    const isColumn = readColumn(context, place, { leastShare: 0.6, table: entity.table.name }) !== null;
    if (means(phrase, 'row')) return isColumn ? null : reading({ kind: 'rows' }, place + 1, uses);
    const share = phrase.tables[0]?.score ?? 0;
    const isGeneric = isEntityBehind && share > 0 && share < 1 && phrase.meanings.length === 0;
    if (isGeneric && !standsForRows(context.scope, entity, phrase.words)) {
      return isColumn ? null : reading({ kind: 'rows' }, place + 1, uses, CERTAINTY_OF_A_GENERIC_NOUN);
    }
    if (phrase.meanings.length > 0 || !standsForRows(context.scope, entity, phrase.words)) return null;
    const namesOther = phrase.tables.some((match) => match.score === 1 && match.entry !== entity);
    const namesColumn = phrase.columns.some(
      (match) => match.score === 1 && match.entry.table === entity.table.name,
    );
    const namesEntity = phrase.tables[0]?.entry === entity && phrase.tables[0].score >= 0.35;
    if (namesEntity || namesColumn || (isColumn && !isEntityBehind) || (namesOther && !isEntityBehind))
      return null;
    return reading({ kind: 'rows' }, place + 1, uses, isEntityBehind ? 0.99 : 0.97);
  },
};

/** "RBP GPU", "the product master": the table the sentence is about, or another one it mentions. */
export const tableMention: Recogniser = {
  name: 'table mention',
  read(context, at) {
    const isAgent = means(context.phrases[at], 'by') && means(context.phrases[at - 1], 'verb');
    const isPlaced = isAgent || isPreposition(context.phrases[at], 'in', 'of', 'from', 'for', 'with', 'on');
    const rows = isPlaced ? rowNoun.read(context, at + 1) : null;
    if (rows !== null) return rows;
    const table = readTable(context, isPlaced ? at + 1 : at);
    if (table === null) return null;
    const share = context.phrases[table.to - 1]?.tables[0]?.score ?? 0;
    const { entity } = context.scope;
    if (table.value === entity) return { ...table, value: { kind: 'rows' } };
    return share >= CLEAR_SHARE
      ? { ...table, value: { kind: 'table', table: table.value.table.name } }
      : null;
  },
};
