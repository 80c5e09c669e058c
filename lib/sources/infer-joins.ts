import type { JoinEdge, Normalisation } from '../nlq/catalog';
import type { TableProfile } from './connectors/connector';
import { type KeyColumn, keyColumns } from './joins/key-column';
import { mayOverlap, measureOverlap } from './joins/measure-overlap';
import { looksLikeIdentifier, nameForms, nameSimilarity } from './joins/name-similarity';

/** Edges below this are not worth offering. */
const MIN_CONFIDENCE = 0.55;
/** An inferred edge never claims to be as sure as a declared one. */
const MAX_CONFIDENCE = 0.95;
/** What agreement of descriptive columns counts, beside that of identifiers. */
const DESCRIPTIVE = 0.75;
const EDGES_PER_TABLE_PAIR = 3;
/** A value found in more columns than this says nothing about which belong together. */
const MAX_COLUMNS_PER_HASH = 40;
const MAX_COLUMNS_PER_NAME = 400;

/**
 * Finds joins that nobody declared: pairs of columns whose names, types and values agree (inclusion
 * dependencies), with a confidence and the evidence in words. Table pairs with a declared join are left alone.
 */
export function inferJoins(tables: readonly TableProfile[], declared: readonly JoinEdge[]): JoinEdge[] {
  const referring = new Set(
    declared.flatMap(({ from }) => from.columns.map((name) => `${from.table}\u0000${name}`)),
  );
  // A column that declares where it points, and is no key itself, needs no guess: siblings would only find each other.
  const columns = tables
    .flatMap(keyColumns)
    .filter((column) => column.declaredKey || !referring.has(`${column.table}\u0000${column.name}`));
  const settled = new Set(declared.map(({ from, to }) => tablePair(from.table, to.table)));
  const byTables = new Map<string, JoinEdge[]>();
  for (const [left, right] of candidates(columns)) {
    const tablesKey = tablePair(left.table, right.table);
    if (left.table === right.table || settled.has(tablesKey)) continue;
    const edge = judge(...towardsKey(left, right));
    if (edge) byTables.set(tablesKey, [...(byTables.get(tablesKey) ?? []), edge]);
  }
  return [...byTables.values()].flatMap((edges) =>
    edges.sort((a, b) => b.confidence - a.confidence).slice(0, EDGES_PER_TABLE_PAIR),
  );
}

/** Pairs that share a name or, by their sketches, values; at least one side is a key. Each pair once. */
function candidates(columns: readonly KeyColumn[]): (readonly [KeyColumn, KeyColumn])[] {
  const pairs = new Map<number, readonly [KeyColumn, KeyColumn]>();
  const add = (i: number, j: number): void => {
    const [left, right] = [columns[Math.min(i, j)], columns[Math.max(i, j)]];
    if (!left || !right || left.kind !== right.kind || !(left.isKey || right.isKey)) return;
    pairs.set(Math.min(i, j) * columns.length + Math.max(i, j), [left, right]);
  };
  const byName = groupIndexes(columns, ({ table, name }) => nameForms(table, name));
  for (const group of byName.values()) if (group.length <= MAX_COLUMNS_PER_NAME) eachPair(group, add);
  const byHash = groupIndexes(columns, ({ sketch, isKey }) => (isKey ? sketch : []));
  for (const group of byHash.values()) if (group.length <= MAX_COLUMNS_PER_HASH) eachPair(group, add);
  return [...pairs.values()];
}

function groupIndexes<Key>(columns: readonly KeyColumn[], keysOf: (column: KeyColumn) => readonly Key[]) {
  const groups = new Map<Key, number[]>();
  for (const [index, column] of columns.entries()) {
    for (const key of keysOf(column)) {
      const group = groups.get(key);
      if (group) group.push(index);
      else groups.set(key, [index]);
    }
  }
  return groups;
}

function eachPair(indexes: readonly number[], visit: (left: number, right: number) => void): void {
  for (const [position, left] of indexes.entries()) {
    for (const right of indexes.slice(position + 1)) visit(left, right);
  }
}

/** A join goes from the column that repeats values to the one that identifies rows. */
function towardsKey(left: KeyColumn, right: KeyColumn): [KeyColumn, KeyColumn] {
  if (left.declaredKey !== right.declaredKey) return left.declaredKey ? [right, left] : [left, right];
  return left.uniqueness > right.uniqueness ? [right, left] : [left, right];
}

function judge(from: KeyColumn, to: KeyColumn): JoinEdge | undefined {
  const name = nameSimilarity(from, to);
  const bothSeen = from.complete && to.complete;
  const comparable = name > 0 || mayOverlap(from, to);
  const overlap = comparable ? measureOverlap(from, to) : { ratio: 0, normalisations: [] };
  const confidence = score(from, to, name, overlap.ratio, bothSeen);
  if (confidence < MIN_CONFIDENCE) return undefined;
  return {
    from: { table: from.table, columns: [from.name] },
    to: { table: to.table, columns: [to.name] },
    origin: 'inferred',
    confidence: Math.round(Math.min(MAX_CONFIDENCE, confidence) * 100) / 100,
    normalisations: overlap.normalisations,
    evidence: describeEvidence(to, name, overlap.ratio, overlap.normalisations),
  };
}

/**
 * Names and values must support each other. Small whole numbers overlap everywhere, so integers need the name;
 * texts that identify may have different names. Values that were not all seen, or are not there yet, are
 * believed missing only so far.
 */
function score(from: KeyColumn, to: KeyColumn, name: number, ratio: number, bothSeen: boolean): number {
  const blend = 0.4 * name + 0.4 * ratio + 0.2 * to.uniqueness;
  const byNameOnly = name === 1 && looksLikeIdentifier(from.name) && to.isKey;
  if (byNameOnly && (from.distinct === 0 || to.distinct === 0 || !bothSeen)) return Math.max(blend, 0.6);
  if (from.kind === 'integer') return name >= 0.6 && ratio >= 0.7 ? blend : 0;
  // Keys of two systems overlap in part; names of people and products do so too, and mean less by it.
  if (name >= 0.6 && (to.declaredKey || looksLikeIdentifier(to.name))) return ratio >= 0.3 ? blend : 0;
  if (name >= 0.6) return ratio >= 0.6 ? DESCRIPTIVE * blend : 0;
  const identifies =
    from.isKey && to.isKey && Math.min(from.distinct, to.distinct) >= 20 && to.averageLength >= 4;
  if (!identifies || ratio < 0.5) return 0;
  return Math.max(
    blend,
    0.75 * ratio + 0.1 * name + (from.isCoded && to.isCoded ? beyondChance(from, to) : 0),
  );
}

/** Codes that agree by the thousand do not do so by chance, whatever their columns are called: up to 0.2. */
function beyondChance(from: KeyColumn, to: KeyColumn): number {
  return 0.2 * Math.min(1, Math.log10(Math.min(from.distinct, to.distinct)) / 3);
}

const IN_WORDS: Record<Normalisation, string> = {
  trim: 'surrounding blanks',
  case: 'case',
  leading_zeros: 'leading zeros',
  punctuation: 'punctuation',
};

function describeEvidence(
  to: KeyColumn,
  name: number,
  ratio: number,
  normalisations: readonly Normalisation[],
): string {
  const names = name === 1 ? 'same name' : name > 0 ? 'similar name' : 'different names';
  const ignoring = normalisations.map((step) => IN_WORDS[step]).join(', ');
  const values = `${Math.round(ratio * 100)} % of values found in ${to.table}.${to.name}`;
  return `${names}; ${values}${ignoring ? `, ignoring ${ignoring}` : ''}`;
}

const tablePair = (left: string, right: string): string => [left, right].sort().join('\u0000');
