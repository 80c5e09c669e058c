import { distance } from 'fastest-levenshtein';
import type { Diagnostic, Span } from '../compilation';
import { knownPhrases } from '../lexicon/find-meanings';
import type { IsVisible } from '../link/link';
import type { Phrase } from '../link/phrase';
import type { PreparedCatalog, TableEntry } from '../link/prepared-catalog';
import { isPreposition, means } from '../parse/look';
import type { Parse } from '../parse/parse';
import { findSimilar } from './find-similar';

const MOST_SUGGESTIONS = 4;

interface Scene {
  readonly sentence: string;
  readonly phrases: readonly Phrase[];
  readonly catalog: PreparedCatalog;
  readonly isVisible: IsVisible;
}

/** Every stretch of a table's name, as people might write it: "ops", "ops excel", "brz lnd ops excel". */
function* tableSpellings({ catalog, isVisible }: Scene): Generator<readonly [string, TableEntry]> {
  for (const entry of catalog.tables.values()) {
    if (!isVisible(entry.table.name)) continue;
    for (const { parts } of entry.forms) {
      for (let from = 0; from < parts.length; from++) {
        for (let to = from + 1; to <= parts.length; to++) yield [parts.slice(from, to).join(' '), entry];
      }
    }
  }
}

function* columnSpellings(
  { catalog, isVisible }: Scene,
  parse: Parse | null,
): Generator<readonly [string, string]> {
  const tables = parse === null ? catalog.tables.values() : [parse.scope.entity];
  for (const entry of tables) {
    if (!isVisible(entry.table.name)) continue;
    for (const { forms, column } of entry.columns) {
      for (const { parts } of forms) {
        yield [parts.join(' '), column.name];
        for (const part of parts) yield [part, column.name];
      }
    }
  }
}

function* valueSpellings({ catalog, isVisible }: Scene): Generator<readonly [string, string]> {
  for (const [spelling, entries] of catalog.values) {
    const seen = entries.find((entry) => isVisible(entry.table));
    if (seen !== undefined) yield [spelling, String(seen.value)];
  }
}

/** Words of the lexicon one slip away; further ones are too many to mean anything. */
function* wordSpellings(written: string): Generator<readonly [string, string]> {
  for (const phrase of knownPhrases()) {
    if (phrase.length > 4 && distance(phrase, written.toLowerCase()) === 1) yield [phrase, phrase];
  }
}

/** The unread word with the words beside it that belong to the same misspelt name, e.g. "OPS Exel". */
function widen(scene: Scene, at: number): { at: number; to: number; tables: TableEntry[] } {
  const { phrases } = scene;
  const spellings = [...tableSpellings(scene)];
  const isNameLike = (phrase: Phrase | undefined): boolean =>
    phrase !== undefined &&
    phrase.meanings.length === 0 &&
    phrase.tokens.every((token) => token.kind === 'word' || token.kind === 'number');
  const stretches = [
    [at - 1, at + 2],
    [at - 1, at + 1],
    [at, at + 2],
    [at, at + 1],
  ] as const;
  for (const [from, to] of stretches) {
    const stretch = phrases.slice(Math.max(0, from), to);
    if (from < 0 || to > phrases.length || !stretch.every(isNameLike)) continue;
    const written = stretch.flatMap((phrase) => phrase.words).join(' ');
    const tables = findSimilar(written, spellings, MOST_SUGGESTIONS);
    if (tables.length > 0) return { at: from, to, tables };
  }
  return { at, to: at + 1, tables: [] };
}

function spanOf(scene: Scene, from: number, to: number): Span & { text: string } {
  const start = scene.phrases[from]?.start ?? 0;
  const end = scene.phrases[to - 1]?.end ?? start;
  return { start, end, text: scene.sentence.slice(start, end) };
}

const MOST_VALUES_SHOWN = 8;

/** The column said just before a word that is none of its values. */
function unknownValue({ phrases }: Scene, parse: Parse | null, at: number): Diagnostic | null {
  const nearby = [at - 1, at - 2, at - 3].find((place) => (phrases[place]?.columns.length ?? 0) > 0);
  const entity = parse?.scope.entity.table.name;
  const match = phrases[nearby ?? -1]?.columns.find(
    ({ entry, score }) => entry.table === entity && score >= 0.45,
  );
  const phrase = phrases[at];
  if (match === undefined || phrase === undefined || !match.entry.column.valuesComplete) return null;
  const { table, column } = match.entry;
  const suggestions = column.values.slice(0, MOST_VALUES_SHOWN).map(String);
  const message = `No value '${phrase.text}' in ${table}.${column.name}; it has ${suggestions.join(', ')}`;
  return {
    code: 'unknown_word',
    severity: 'error',
    message,
    span: { start: phrase.start, end: phrase.end },
    suggestions,
  };
}

const list = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? '' : `, did you mean ${suggestions.join(' or ')}?`;

/** What to say about one word that nothing could be made of. */
function diagnoseWord(scene: Scene, parse: Parse | null, at: number): Diagnostic {
  const phrase = scene.phrases[at];
  const value = (phrase?.meanings.length ?? 0) === 0 ? unknownValue(scene, parse, at) : null;
  if (value !== null) return value;
  const { at: from, to, tables } = widen(scene, at);
  const before = scene.phrases[from - 1];
  const expectsTable = isPreposition(before, 'in', 'from', 'of') || means(before, 'relation');
  const columns = findSimilar(phrase?.words.join(' ') ?? '', columnSpellings(scene, parse), MOST_SUGGESTIONS);
  if (tables.length > 0 && (expectsTable || columns.length === 0)) {
    const suggestions = tables.map((entry) => entry.table.name);
    const { text, ...span } = spanOf(scene, from, to);
    return {
      code: 'unknown_table',
      severity: 'error',
      message: `Unknown table '${text}'${list(suggestions)}`,
      span,
      suggestions,
    };
  }
  const { text, ...span } = spanOf(scene, at, at + 1);
  if (columns.length > 0) {
    return {
      code: 'unknown_column',
      severity: 'error',
      message: `Unknown column '${text}'${list(columns)}`,
      span,
      suggestions: columns,
    };
  }
  const isKnownWord = (phrase?.meanings.length ?? 0) > 0;
  const others = isKnownWord
    ? []
    : findSimilar(text, [...valueSpellings(scene), ...wordSpellings(text)], MOST_SUGGESTIONS);
  const message = isKnownWord
    ? `'${text}' could not be connected with the rest of the sentence`
    : `Unknown word '${text}'${list(others)}`;
  const code = isKnownWord ? 'not_understood' : 'unknown_word';
  return { code, severity: 'error', message, span, suggestions: others };
}

const ONLY_ENGLISH: Diagnostic = {
  code: 'not_understood',
  severity: 'error',
  message: 'This does not read as an English question about the data. Only English sentences are understood.',
  span: null,
  suggestions: [],
};

const SHARE_OF_STRANGE_WORDS = 0.6;

/** True when most of the words are neither English that the lexicon knows nor names of the catalog. */
function isForeign(phrases: readonly Phrase[]): boolean {
  const words = phrases.filter((phrase) => phrase.tokens[0]?.kind === 'word');
  const strange = words.filter(
    (phrase) =>
      phrase.meanings.length + phrase.tables.length + phrase.columns.length + phrase.values.length === 0,
  );
  const letters =
    phrases
      .map((phrase) => phrase.text)
      .join('')
      .match(/\p{L}/gu) ?? [];
  const foreignLetters = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
  const isMostlyStrange = strange.length >= 3 && strange.length >= words.length * SHARE_OF_STRANGE_WORDS;
  return isMostlyStrange || (strange.length > 0 && foreignLetters.length > letters.length / 2);
}

/** Why the sentence has no reading: one diagnostic for each word that could not be used, or for the whole. */
export function diagnose(
  sentence: string,
  phrases: readonly Phrase[],
  best: Parse | null,
  catalog: PreparedCatalog,
  isVisible: IsVisible,
): Diagnostic[] {
  const scene: Scene = { sentence, phrases, catalog, isVisible };
  if (isForeign(phrases)) return [ONLY_ENGLISH];
  const unread = best?.unread ?? phrases.flatMap((phrase, at) => (phrase.meanings.length === 0 ? [at] : []));
  const words = unread.slice(0, 20).map((at) => diagnoseWord(scene, best, at));
  const distinct = words.filter(
    (word, index) => words.findIndex((other) => other.message === word.message) === index,
  );
  if (distinct.length > 0) return distinct;
  if (best !== null && best.problems.length > 0) return [...best.problems];
  const tables = [...catalog.tables.keys()].filter(isVisible).slice(0, MOST_SUGGESTIONS);
  const message = 'The sentence names no table. Say which one is meant.';
  return [{ code: 'not_understood', severity: 'error', message, span: null, suggestions: tables }];
}
