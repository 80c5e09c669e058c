import { wholeTable } from '../intent';
import type { IsVisible } from '../link/link';
import type { Phrase, TableMatch } from '../link/phrase';
import type { PreparedCatalog, TableEntry } from '../link/prepared-catalog';
import type { Draft } from './draft';
import type { Choice } from './fragment';
import { isPreposition, meaningOf } from './look';
import { recognise } from './recognise';
import { REFINERS } from './refiners/refiners';
import { measureNearness, type Scope, standsForRows } from './scope';

/** A complete attempt at the sentence, with what ranks it. */
export interface Parse extends Draft {
  /** 0 to 1; orders the readings of one sentence. */
  readonly score: number;
  /** Places of words that no rule could use. */
  readonly unread: readonly number[];
  /** The choices that this reading took in another way than the first, in words. */
  readonly chosen: string | null;
}

const MOST_ENTITIES = 5;
const MOST_CHOICES = 6;
const COST_OF_A_LATER_MENTION = 0.04;
const LEAST_SHARE_OF_A_MENTION = 0.35;
const CERTAINTY_OF_A_DOUBTFUL_HEAD = 0.88;
const SHARE_OF_A_CLEAR_HEAD = 0.85;
const SHARE_OF_A_CLEAR_MENTION = 0.6;
const PRIOR_WITHOUT_MENTION = 0.8;

interface Hypothesis {
  readonly entity: TableEntry;
  readonly prior: number;
  /** Below 1 when the word for the entity rather stands for the rows of another table. */
  readonly certainty: number;
}

/**
 * True when "in RBP GPU" or the like follows: a word that names a table only in part, such as "products", then
 * rather stands for that table's rows.
 */
function placesAnotherTable(following: readonly Phrase[], head: TableEntry | undefined): boolean {
  return following.some((phrase, index) => {
    const isIn =
      meaningOf(phrase, 'relation')?.relation === 'in' || isPreposition(phrase, 'in', 'from', 'of');
    const [table] = following[index + 1]?.tables ?? [];
    return isIn && table !== undefined && table.score >= LEAST_SHARE_OF_A_MENTION && table.entry !== head;
  });
}

/** Tables the sentence may be about: those it mentions, earlier ones first; else those that have its columns. */
function findHypotheses(phrases: readonly Phrase[]): Hypothesis[] {
  const found = new Map<TableEntry, Hypothesis>();
  /** What the first clear mention may mean: the sentence is about that, whatever else can be made of it. */
  let head: ReadonlySet<TableEntry> | null = null;
  let rank = 0;
  for (const [at, phrase] of phrases.entries()) {
    const matches = phrase.tables.filter(isMention);
    const isHead = !isPreposition(phrases[at - 1], 'in', 'from');
    const isPlaced = isHead && placesAnotherTable(phrases.slice(at + 1), matches[0]?.entry);
    if (head === null && (matches[0]?.score ?? 0) >= SHARE_OF_A_CLEAR_HEAD && !isPlaced)
      head = new Set(matches.map(({ entry }) => entry));
    for (const { entry, score } of matches.slice(0, MOST_ENTITIES)) {
      const isDoubtful = (score < 1 && isPlaced) || (head !== null && !head.has(entry));
      const certainty = isDoubtful ? CERTAINTY_OF_A_DOUBTFUL_HEAD : 1;
      const prior = (0.9 + 0.1 * score - COST_OF_A_LATER_MENTION * rank) * certainty;
      if (prior > (found.get(entry)?.prior ?? 0)) found.set(entry, { entity: entry, prior, certainty });
    }
    if (matches.length > 0) rank++;
  }
  return [...found.values()].sort((a, b) => b.prior - a.prior);
}

/** Without a mention: the tables that have most of the columns and values said. */
function guessHypotheses(phrases: readonly Phrase[], catalog: PreparedCatalog): Hypothesis[] {
  const support = new Map<string, number>();
  for (const phrase of phrases) {
    const best = new Map<string, number>();
    for (const { entry, score } of phrase.columns)
      best.set(entry.table, Math.max(score, best.get(entry.table) ?? 0));
    for (const { table } of phrase.values) best.set(table, Math.max(0.6, best.get(table) ?? 0));
    for (const [table, score] of best) support.set(table, (support.get(table) ?? 0) + score);
  }
  const most = Math.max(...support.values(), 0);
  return [...support]
    .flatMap(([table, score]) => {
      const entity = catalog.tables.get(table);
      return entity === undefined
        ? []
        : [{ entity, prior: PRIOR_WITHOUT_MENTION * (0.5 + (0.5 * score) / most), certainty: 1 }];
    })
    .sort((a, b) => b.prior - a.prior);
}

function namedTables(phrases: readonly Phrase[], entity: TableEntry, catalog: PreparedCatalog): Set<string> {
  const named = new Set([entity.table.name]);
  for (const phrase of phrases) {
    const [best] = phrase.tables;
    if (best !== undefined && best.score < 1 && standsForRows({ catalog }, entity, phrase.words)) continue;
    for (const { entry, score } of phrase.tables) {
      if (score >= SHARE_OF_A_CLEAR_MENTION && score >= (best?.score ?? 0)) named.add(entry.table.name);
    }
  }
  return named;
}

/** The phrases without columns and values of tables that this reading cannot reach. */
function withinReach(phrases: readonly Phrase[], nearness: ReadonlyMap<string, number>): Phrase[] {
  const mentioned = new Set(
    phrases.flatMap(({ tables }) => tables.filter(isMention).map(({ entry }) => entry.table.name)),
  );
  const isNear = (table: string): boolean => nearness.has(table) || mentioned.has(table);
  return phrases.map((phrase) => ({
    ...phrase,
    columns: phrase.columns.filter(({ entry }) => isNear(entry.table)),
    values: phrase.values.filter(({ table }) => isNear(table)),
  }));
}

const isMention = ({ score }: TableMatch): boolean => score >= LEAST_SHARE_OF_A_MENTION;

function parseUnder(phrases: readonly Phrase[], scope: Scope, prior: number, chosen: string | null): Parse {
  const fragments = recognise(phrases, scope);
  const certainty = fragments.reduce((product, fragment) => product * fragment.certainty, scope.certainty);
  const start: Draft = {
    phrases,
    intent: wholeTable(scope.entity.table.name),
    fragments,
    scope,
    certainty,
    problems: [],
  };
  const draft = REFINERS.reduce((refined, { refine }) => refine(refined), start);
  const unread = fragments.flatMap(({ uses }) =>
    uses.filter((use) => use.role === 'unknown').map((use) => use.at),
  );
  return { ...draft, score: draft.certainty * prior, unread, chosen };
}

const choicesOf = (parse: Parse): Choice[] => parse.fragments.flatMap((fragment) => fragment.choices);

/** The same sentence read with each close choice taken the other way, one at a time. */
function withOtherChoices(phrases: readonly Phrase[], parse: Parse, prior: number): Parse[] {
  return choicesOf(parse)
    .flatMap(({ start, options }) =>
      options.slice(1).map((option, index) => ({ start, option, index: index + 1 })),
    )
    .slice(0, MOST_CHOICES)
    .map(({ start, option, index }) =>
      parseUnder(phrases, { ...parse.scope, choices: new Map([[start, index]]) }, prior, option),
    );
}

/** Readings that understood more come first, then the likelier ones; ties keep the order of the catalog. */
function compareParses(a: Parse, b: Parse): number {
  return a.unread.length - b.unread.length || a.problems.length - b.problems.length || b.score - a.score;
}

/** Every way to read the phrases that is worth considering, best first. Empty when they name nothing known. */
export function parse(phrases: readonly Phrase[], catalog: PreparedCatalog, isVisible: IsVisible): Parse[] {
  const mentioned = findHypotheses(phrases);
  const hypotheses = mentioned.length > 0 ? mentioned : guessHypotheses(phrases, catalog);
  const said = new Set(phrases.flatMap((phrase) => phrase.words));
  const parses = hypotheses.slice(0, MOST_ENTITIES).flatMap(({ entity, prior, certainty }) => {
    const named = namedTables(phrases, entity, catalog);
    const nearness = measureNearness(catalog, entity.table.name, named, isVisible);
    const scope: Scope = { catalog, nearness, entity, named, said, choices: new Map(), certainty };
    const near = withinReach(phrases, nearness);
    const first = parseUnder(near, scope, prior, null);
    return first.unread.length > 0 ? [first] : [first, ...withOtherChoices(near, first, prior)];
  });
  return parses.sort(compareParses);
}
