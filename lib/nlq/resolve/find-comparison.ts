import type { CatalogColumn, CatalogTable } from '../catalog';
import { splitIdentifier } from '../tokenize/split-identifier';
import { bestLinks, chooseLink } from './choose-link';
import { isKey, type Link } from './join-graph';
import { findJoinTree, type TreeStep } from './join-tree';
import type { JoinView } from './join-view';
import { refuse } from './refusal';

const KEY_WORDS = new Set(
  'id key code sku number no nr num ean isin iban gtin uuid guid ref reference material'.split(' '),
);
/** Names so general that two tables sharing them says little. */
const GENERIC = new Set(['id', 'key', 'code', 'no', 'nr', 'number', 'name']);
const SURE_GUESS = 0.7;
const UNSURE_GUESS = 0.5;

/** The joins from a table to one it is compared with, first step first. */
export function findComparison(
  view: JoinView,
  source: CatalogTable,
  target: CatalogTable,
  key: readonly { readonly source: string; readonly target: string }[] | null,
): TreeStep[] {
  if (key) return [oneStep(sentenceLink(view, source, target, key))];
  const direct = bestLinks(view, source, target);
  if (direct.length > 0) return [oneStep(chooseLink(direct, null))];
  const guesses = source === target ? [] : sameNamedKeys(view, source, target);
  if (guesses[0] && guesses[0].confidence >= SURE_GUESS)
    return [oneStep(chooseLink(bestGuesses(guesses), null))];
  const path = source === target ? null : findJoinTree(view, [source], [target]);
  if (path) return path;
  if (guesses.length > 0) return [oneStep(chooseLink(bestGuesses(guesses), null))];
  return refuseNoJoin(view, source, target);
}

/** Says that two tables cannot be joined, and whether only excluded fields stand in the way. */
export function refuseNoJoin(view: JoinView, source: CatalogTable, target: CatalogTable): never {
  const forbidden = view.linksBeforeExclusion(source).find((link) => link.to === target);
  const excludedPair = forbidden?.keys[0] ?? excludedNamesake(view, source, target);
  if (excludedPair) {
    return refuse(
      'excluded_join',
      `${source.name} and ${target.name} can only be joined by ${excludedPair.from.name}, which is an excluded field`,
      [`Take ${excludedPair.from.name} out of the excluded fields`, nameKey(source, target)],
    );
  }
  return refuse('no_join', `Unable to find join columns between ${source.name} and ${target.name}`, [
    nameKey(source, target),
    `Add a relationship between ${source.name} and ${target.name} to the knowledge graph`,
    'Choose a ruleset that says how they match',
  ]);
}

function nameKey(source: CatalogTable, target: CatalogTable): string {
  const example = source.columns[0]?.name ?? 'a column';
  return `Name the columns that match, e.g. "${source.name} by ${example} in ${target.name}"`;
}

function excludedNamesake(view: JoinView, source: CatalogTable, target: CatalogTable) {
  return namesakes(view, source, target).find(
    ({ from, to }) => view.isExcluded(from.name) && looksLikeKey(source, from, target, to),
  );
}

function sentenceLink(
  view: JoinView,
  from: CatalogTable,
  to: CatalogTable,
  key: readonly { readonly source: string; readonly target: string }[],
): Link {
  const keys = key.map((pair) => {
    const fromColumn = view.graph.column(from, pair.source);
    const toColumn = view.graph.column(to, pair.target);
    if (!fromColumn || !toColumn)
      throw new Error(`validateIntent let an unknown key through: ${pair.source}`);
    const excluded = [fromColumn, toColumn].find((column) => view.isExcluded(column.name));
    if (excluded) {
      return refuse('excluded_join', `${excluded.name} is an excluded field and cannot be a join key`, [
        `Take ${excluded.name} out of the excluded fields`,
        'Name another column to match by',
      ]);
    }
    return { from: fromColumn, to: toColumn };
  });
  // What the catalog knows about these very columns still says how their values compare.
  const known = view.links(from).find((link) => link.to === to && samePairs(link, keys));
  return {
    from,
    to,
    keys,
    normalisations: known?.normalisations ?? [],
    origin: 'sentence',
    confidence: 1,
    evidence: 'Named in the sentence',
  };
}

function samePairs(link: Link, keys: Link['keys']): boolean {
  return (
    link.keys.length === keys.length &&
    keys.every((pair) => link.keys.some((known) => known.from === pair.from && known.to === pair.to))
  );
}

/** Columns of the same name that look like keys; best first. */
function sameNamedKeys(view: JoinView, source: CatalogTable, target: CatalogTable): Link[] {
  return namesakes(view, source, target)
    .filter(({ from, to }) => !view.isExcluded(from.name) && looksLikeKey(source, from, target, to))
    .map(({ from, to }) => ({
      from: source,
      to: target,
      keys: [{ from, to }],
      normalisations: [],
      origin: 'inferred' as const,
      confidence: guessConfidence(source, from, target, to),
      evidence: `Both tables have a column ${from.name}; nothing else says that they match`,
    }))
    .sort((left, right) => right.confidence - left.confidence);
}

function bestGuesses(guesses: readonly Link[]): Link[] {
  return guesses.filter((guess) => guess.confidence === guesses[0]?.confidence);
}

function namesakes(view: JoinView, source: CatalogTable, target: CatalogTable) {
  return source.columns.flatMap((from) => {
    const to = view.graph.column(target, from.name);
    return to ? [{ from, to }] : [];
  });
}

function looksLikeKey(
  source: CatalogTable,
  from: CatalogColumn,
  target: CatalogTable,
  to: CatalogColumn,
): boolean {
  const last = splitIdentifier(from.name).at(-1) ?? '';
  return isKey(source, [from]) || isKey(target, [to]) || KEY_WORDS.has(last);
}

function guessConfidence(
  source: CatalogTable,
  from: CatalogColumn,
  target: CatalogTable,
  to: CatalogColumn,
): number {
  if (GENERIC.has(from.name.toLowerCase())) return UNSURE_GUESS;
  const keySides = Number(isKey(source, [from])) + Number(isKey(target, [to]));
  return SURE_GUESS + keySides * 0.05;
}

function oneStep(link: Link): TreeStep {
  return { from: link.from, to: link.to, links: [link] };
}
