import { distance } from 'fastest-levenshtein';
import pluralize from 'pluralize';
import { findMeanings, knownPhrases } from '../lexicon/find-meanings';
import type { Meaning } from '../lexicon/meaning';
import type { IsVisible } from '../link/link';
import type { PreparedCatalog, Spelling, TableEntry } from '../link/prepared-catalog';
import { valueBucket } from '../link/spellings';
import { standsForRows } from '../parse/scope';

/** What a misspelt word may have been meant for. */
export interface Suggestion {
  readonly kind: 'rows' | 'table' | 'column' | 'value' | 'word';
  /** The word or name to write instead. */
  readonly text: string;
  readonly cost: number;
}

/** Where the word stands, as far as it is known. */
export interface Place {
  readonly catalog: PreparedCatalog;
  readonly isVisible: IsVisible;
  /** The table the sentence seems to be about, and others it mentions. */
  readonly entity: TableEntry | null;
  readonly named: ReadonlySet<string>;
  /** True where the rows of a table are named: "show all …", "how many …". */
  readonly namesRows: boolean;
}

/** How much likelier a slip in one kind of word is than in another, in shares of the word's letters. */
const COST = {
  rowsInPlace: 0,
  rowsElsewhere: 0.12,
  ownColumn: 0.02,
  namedColumn: 0.04,
  farColumn: 0.1,
  table: 0.06,
  value: 0.08,
  word: 0.16,
  partOfName: 0.02,
} as const;
/** Suggestions that cost this much more than the best are left out. */
const MARGIN = 0.17;

/** Kinds of English that people mistype where it matters; verbs and fillers are read over anyway. */
const TELLING: ReadonlySet<Meaning['kind']> = new Set([
  'relative',
  'count',
  'aggregate',
  'distinct',
  'compare',
  'between',
  'match',
  'missing',
  'lacking',
  'relation',
  'mismatch',
  'duplicate',
  'repeated',
  'group',
  'order',
  'direction',
  'limit',
  'superlative',
  'extreme',
  'number',
  'unit',
  'status',
  'row',
]);

/** How many letters may differ before two words are no longer taken for each other. */
const tolerance = (word: string): number =>
  word.length < 4 ? 1 : Math.min(3, Math.max(1, Math.floor(word.length / 3)));

/** True when the words differ by two neighbouring letters changing places. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** The share of the letters that differ; null when the words are not taken for each other. */
function slip(written: string, spelling: string): number | null {
  if (Math.abs(spelling.length - written.length) > tolerance(written) || spelling.length < 3) return null;
  const apart = isSwap(written, spelling) ? 1 : distance(written, spelling);
  const differs = spelling[0] === written[0] ? 0 : 0.08;
  return apart > tolerance(written) ? null : apart / Math.max(spelling.length, written.length) + differs;
}

type Spelt = readonly [spelling: string, text: string, kind: Suggestion['kind'], cost: number];

/** Words for the rows of the table, as people write them: "products" of a table with PRODUCT_NAME. */
function* rowSpellings({ catalog, entity, namesRows }: Place, word: string): Generator<Spelt> {
  if (entity === null) return;
  const cost = namesRows ? COST.rowsInPlace : COST.rowsElsewhere;
  const names = [...entity.forms, ...entity.columns.flatMap(({ forms }) => forms)];
  const parts = new Set(names.flatMap((form) => form.parts));
  for (const part of parts) {
    if (part.length < 4 || !standsForRows({ catalog }, entity, [part])) continue;
    const noun = word.endsWith('s') ? pluralize.plural(part) : part;
    yield [noun, noun, 'rows', cost];
  }
}

function costOf({ kind, tables, isPart }: Spelling, { entity, named }: Place): number {
  const isOwn = entity !== null && tables.has(entity.table.name);
  const isNear = isOwn || [...named].some((name) => tables.has(name));
  if (kind === 'table') return COST.table;
  if (kind === 'value') return isNear ? COST.value : COST.word;
  const base = isOwn ? COST.ownColumn : isNear ? COST.namedColumn : COST.farColumn;
  return base + (isPart ? COST.partOfName : 0);
}

/** Names and values of the catalog about as long as the word. */
function* catalogSpellings(place: Place, word: string): Generator<Spelt> {
  const { names, values } = place.catalog.spellings;
  const slack = tolerance(word);
  for (let length = word.length - slack; length <= word.length + slack; length++) {
    const near = [names.get(length) ?? [], values.get(valueBucket(word.charAt(0), length)) ?? []];
    for (const entry of near.flat()) {
      if (slip(word, entry.spelling) === null || ![...entry.tables].some(place.isVisible)) continue;
      yield [entry.spelling, entry.text, entry.kind, costOf(entry, place)];
    }
  }
}

const isTelling = (phrase: string): boolean => findMeanings(phrase).some(({ kind }) => TELLING.has(kind));

/** Words of English one slip away; further ones are too many to mean anything. */
function* wordSpellings(_place: Place, word: string): Generator<Spelt> {
  for (const phrase of knownPhrases()) {
    if (phrase.length < 4 || phrase.includes(' ') || Math.abs(phrase.length - word.length) > 2) continue;
    const isRow = word.endsWith('s') && findMeanings(phrase).some(({ kind }) => kind === 'row');
    const spelling = isRow ? pluralize.plural(phrase) : phrase;
    const isNear = isSwap(word, spelling) || distance(word, spelling) === 1;
    if (isNear && isTelling(phrase)) yield [spelling, spelling, 'word', COST.word];
  }
}

function better(best: Map<string, Suggestion>, next: Suggestion): void {
  const key = next.text.toLowerCase();
  const earlier = best.get(key);
  if (earlier === undefined || next.cost < earlier.cost) best.set(key, next);
}

/**
 * What the word may have been meant for, likeliest first: names of the catalog, near ones before far ones, then
 * values, then English. A name that differs by more than about a third of its letters is not suggested.
 */
export function suggest(written: string, place: Place, most: number): Suggestion[] {
  const word = written.toLowerCase();
  const best = new Map<string, Suggestion>();
  const sources = [rowSpellings, catalogSpellings, wordSpellings];
  for (const source of sources) {
    for (const [spelling, text, kind, cost] of source(place, word)) {
      const apart = slip(word, spelling);
      if (apart !== null) better(best, { kind, text, cost: apart + cost });
    }
  }
  const sorted = [...best.values()].sort((a, b) => a.cost - b.cost);
  const [first] = sorted;
  return sorted.filter(({ cost }) => first !== undefined && cost <= first.cost + MARGIN).slice(0, most);
}
