import type { Diagnostic, Span } from '../compilation';
import type { IsVisible } from '../link/link';
import { isUnknown, type Phrase } from '../link/phrase';
import type { PreparedCatalog, TableEntry } from '../link/prepared-catalog';
import { isPreposition, means } from '../parse/look';
import type { Parse } from '../parse/parse';
import { findSimilar } from './find-similar';
import { type Suggestion, suggest } from './suggest';

const MOST_SUGGESTIONS = 4;

interface Scene {
  readonly sentence: string;
  readonly phrases: readonly Phrase[];
  readonly catalog: PreparedCatalog;
  readonly isVisible: IsVisible;
}

/** Every stretch of a table's name, as people might write it: "ops", "ops excel", "brz lnd ops excel". */
function* tableSpellings({ catalog, isVisible }: Scene): Generator<readonly [string, TableEntry]> {
  for (const bucket of catalog.spellings.names.values()) {
    for (const { spelling, kind, text } of bucket) {
      const entry = kind === 'table' && isVisible(text) ? catalog.tables.get(text) : undefined;
      if (entry !== undefined) yield [spelling, entry];
    }
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
  const spelt = column.values.filter((known) => known !== null && String(known).trim() !== '').map(String);
  const similar = findSimilar(
    phrase.text,
    spelt.map((known) => [known.toLowerCase(), known] as const),
    MOST_SUGGESTIONS,
  );
  const suggestions = [...new Set([...similar, ...spelt])].slice(0, MOST_VALUES_SHOWN);
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

/** True where a word for rows is expected: not behind "where", "with", a comparison or the like. */
function namesRows({ phrases }: Scene, at: number): boolean {
  const before = phrases.slice(0, at);
  const after = phrases[at + 1];
  const isInCondition = before
    .slice(1)
    .some((phrase) => means(phrase, 'relative', 'compare', 'be', 'order', 'by', 'group', 'relation'));
  const [previous] = before.slice(-1);
  const leads =
    previous === undefined ||
    means(previous, 'filler', 'relative', 'count', 'distinct', 'duplicate', 'status');
  const isFollowed =
    after === undefined || means(after, 'preposition', 'relative', 'relation', 'lacking', 'have');
  return !isInCondition && (leads || isFollowed);
}

function suggestFor(scene: Scene, parse: Parse | null, at: number): Suggestion[] {
  const { catalog, isVisible, phrases } = scene;
  const entity = parse?.scope.entity ?? null;
  const named = parse?.scope.named ?? new Set<string>();
  const place = { catalog, isVisible, entity, named, namesRows: namesRows(scene, at) };
  return suggest(phrases[at]?.text ?? '', place, MOST_SUGGESTIONS);
}

const UNKNOWN = {
  table: { code: 'unknown_table', noun: 'table' },
  column: { code: 'unknown_column', noun: 'column' },
  rows: { code: 'unknown_word', noun: 'word' },
  value: { code: 'unknown_word', noun: 'word' },
  word: { code: 'unknown_word', noun: 'word' },
} as const;

/** What to say about one word that nothing could be made of. */
function diagnoseWord(scene: Scene, parse: Parse | null, at: number): Diagnostic {
  const phrase = scene.phrases[at];
  const isKnownWord = (phrase?.meanings.length ?? 0) > 0;
  const found = phrase !== undefined && isUnknown(phrase) ? suggestFor(scene, parse, at) : [];
  const value = isKnownWord ? null : unknownValue(scene, parse, at);
  const isNameBesideColumn =
    (found[0]?.kind === 'column' || found[0]?.kind === 'rows') &&
    (scene.phrases[at - 1]?.columns.length ?? 0) > 0;
  if (value !== null && !isNameBesideColumn) return value;
  const { at: from, to, tables } = widen(scene, at);
  const before = scene.phrases[from - 1];
  const expectsTable = isPreposition(before, 'in', 'from', 'of') || means(before, 'relation');
  if (tables.length > 0 && (expectsTable || to > from + 1)) {
    const suggestions = tables.map((entry) => entry.table.name);
    const { text, ...span } = spanOf(scene, from, to);
    const message = `Unknown table '${text}'${list(suggestions)}`;
    return { code: 'unknown_table', severity: 'error', message, span, suggestions };
  }
  const { text, ...span } = spanOf(scene, at, at + 1);
  if (isKnownWord) {
    const message = `'${text}' could not be connected with the rest of the sentence`;
    return { code: 'not_understood', severity: 'error', message, span, suggestions: [] };
  }
  const suggestions = found.map((suggestion) => suggestion.text);
  const { code, noun } = UNKNOWN[found[0]?.kind ?? 'word'];
  const message = `Unknown ${noun} '${text}'${list(suggestions)}`;
  return { code, severity: 'error', message, span, suggestions };
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

/** A misspelt name leaves the words around it hanging: where there is something to correct, only that is said. */
function withoutConsequences(words: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!words.some(({ suggestions }) => suggestions.length > 0)) return words;
  const isConsequence = ({ code, message, suggestions }: Diagnostic): boolean =>
    suggestions.length === 0 && (code === 'not_understood' || /^Unknown word '[\d.,]+'$/.test(message));
  return words.filter((word) => !isConsequence(word));
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
  const words = withoutConsequences(unread.slice(0, 20).map((at) => diagnoseWord(scene, best, at)));
  const distinct = words.filter(
    (word, index) => words.findIndex((other) => other.message === word.message) === index,
  );
  if (distinct.length > 0) return distinct;
  if (best !== null && best.problems.length > 0) return [...best.problems];
  const tables = [...catalog.tables.keys()].filter(isVisible).slice(0, MOST_SUGGESTIONS);
  const message = 'The sentence names no table. Say which one is meant.';
  return [{ code: 'not_understood', severity: 'error', message, span: null, suggestions: tables }];
}
