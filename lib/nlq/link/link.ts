import { findMeanings, LONGEST_PHRASE } from '../lexicon/find-meanings';
import type { Meaning } from '../lexicon/meaning';
import { valueKey } from '../prepare-catalog';
import type { Token } from '../tokenize/token';
import type { ColumnMatch, Phrase, TableMatch } from './phrase';
import type { NameForm, PreparedCatalog, ValueEntry } from './prepared-catalog';
import { bestCoverage } from './weigh-name';

const FEWEST_LETTERS_OF_A_BARE_VALUE = 2;

/** Which tables may be mentioned; every other one is as if it were not there. */
export type IsVisible = (table: string) => boolean;

interface Lookup {
  readonly sentence: string;
  readonly tokens: readonly Token[];
  readonly catalog: PreparedCatalog;
  readonly isVisible: IsVisible;
}

/** Words of the tokens as identifier parts; "of" between words is skipped ("number of employees" = NUM_EMPLOYEES). */
function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, index) => {
    const isInnerOf = token.kind === 'word' && token.lower === 'of' && index > 0 && index < tokens.length - 1;
    if (token.kind === 'word') return isInnerOf ? [] : token.parts;
    return token.kind === 'number' ? [token.text] : [];
  });
}

function matchNames<Entry extends { readonly forms: readonly NameForm[] }>(
  words: readonly string[],
  byPart: ReadonlyMap<string, readonly Entry[]>,
  byJoinedName: ReadonlyMap<string, readonly Entry[]>,
  isVisible: (entry: Entry) => boolean,
): { entry: Entry; score: number }[] {
  const rarest = words
    .map((word) => byPart.get(word) ?? [])
    .reduce((fewest, entries) => (entries.length < fewest.length ? entries : fewest));
  const exact = byJoinedName.get(words.join('')) ?? [];
  return [...new Set([...exact, ...rarest])]
    .filter(isVisible)
    .map((entry) => ({ entry, score: bestCoverage(entry.forms, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function matchValues(lookup: Lookup, text: string, words: readonly string[]): readonly ValueEntry[] {
  if (text.length < FEWEST_LETTERS_OF_A_BARE_VALUE) return [];
  const { values } = lookup.catalog;
  const found = values.get(valueKey(text)) ?? values.get(words.join(' ')) ?? [];
  return found.filter(({ table }) => lookup.isVisible(table));
}

/** Values seen that the tokens spell; a quoted text is looked up as it stands. */
function valuesOf(lookup: Lookup, tokens: readonly Token[], text: string, words: readonly string[]) {
  const [first] = tokens;
  if (first?.kind === 'period') return [];
  if (first?.kind === 'quoted') return tokens.length === 1 ? matchValues(lookup, first.value, []) : [];
  return matchValues(lookup, text, words);
}

/** The lexicon's meanings of a wording; the singular is tried where the plural is not listed. */
function meaningsOf(lower: string, words: readonly string[]): readonly Meaning[] {
  const direct = findMeanings(lower);
  return direct.length > 0 || words.length !== 1 ? direct : findMeanings(words[0] ?? '');
}

function makePhrase(lookup: Lookup, from: number, to: number): Phrase {
  const { sentence, catalog, isVisible } = lookup;
  const tokens = lookup.tokens.slice(from, to);
  const [first, last] = [tokens[0], tokens.at(-1)];
  const start = first?.start ?? 0;
  const end = last?.end ?? start;
  const text = sentence.slice(start, end);
  const isName = tokens.every(
    (token) => token.kind === 'word' || (token.kind === 'number' && tokens.length > 1),
  );
  const words = isName ? wordsOf(tokens) : [];
  const lower = tokens.map((token) => (token.kind === 'word' ? token.lower : token.text)).join(' ');
  const isWording = tokens.every((token) => token.kind === 'word' || token.kind === 'symbol');
  // "in the US", "the IT department": an abbreviation among ordinary words is not "us" or "it".
  const isAcronym = tokens.length === 1 && /^\p{Lu}{2,}$/u.test(text) && /\p{Ll}/u.test(sentence);
  const tables: TableMatch[] =
    words.length === 0
      ? []
      : matchNames(words, catalog.tablesByPart, catalog.tablesByJoinedName, ({ table }) =>
          isVisible(table.name),
        );
  const columns: ColumnMatch[] =
    words.length === 0
      ? []
      : matchNames(words, catalog.columnsByPart, catalog.columnsByJoinedName, ({ table }) =>
          isVisible(table),
        );
  return {
    start,
    end,
    text,
    tokens,
    words,
    meanings: isWording ? meaningsOf(lower, words).filter(({ kind }) => kind !== 'filler' || !isAcronym) : [],
    tables,
    columns,
    values: valuesOf(lookup, tokens, text, words),
  };
}

/** How much is gained by reading these tokens as one phrase; 0 when they mean nothing together. */
function worthOf(phrase: Phrase): number {
  const length = phrase.tokens.length;
  const name = Math.max(phrase.tables[0]?.score ?? 0, phrase.columns[0]?.score ?? 0);
  return Math.max(
    phrase.meanings.length > 0 ? length + (length - 1) * 0.5 : 0,
    name > 0 ? length * (0.7 + 0.5 * name) + (length - 1) * 0.2 : 0,
    phrase.values.length > 0 ? length * 1.1 + (length - 1) * 0.35 : 0,
  );
}

/**
 * Cuts the sentence into the phrases that together mean most: longest known names, values and wordings, none
 * overlapping. A token that means nothing becomes an unknown phrase of its own.
 */
export function link(
  sentence: string,
  tokens: readonly Token[],
  catalog: PreparedCatalog,
  isVisible: IsVisible,
): Phrase[] {
  const lookup: Lookup = { sentence, tokens, catalog, isVisible };
  const best: { worth: number; phrase: Phrase | null }[] = [{ worth: 0, phrase: null }];
  for (let to = 1; to <= tokens.length; to++) {
    let choice: { worth: number; phrase: Phrase | null } = { worth: -1, phrase: null };
    for (let from = Math.max(0, to - LONGEST_PHRASE); from < to; from++) {
      const phrase = makePhrase(lookup, from, to);
      const gained = worthOf(phrase);
      if (gained === 0 && to - from > 1) continue;
      const worth = (best[from]?.worth ?? 0) + gained;
      if (worth > choice.worth) choice = { worth, phrase };
    }
    best.push(choice);
  }
  const phrases: Phrase[] = [];
  for (let to = tokens.length; to > 0; ) {
    const phrase = best[to]?.phrase;
    if (!phrase) break;
    phrases.unshift(phrase);
    to -= phrase.tokens.length;
  }
  return phrases;
}
