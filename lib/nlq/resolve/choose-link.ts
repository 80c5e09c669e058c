import type { CatalogTable } from '../catalog';
import { splitIdentifier } from '../tokenize/split-identifier';
import { isKey, type Link } from './join-graph';
import type { JoinView } from './join-view';
import { refuse } from './refusal';

/**
 * What one step over a link costs. A short path wins, but two declared joins are preferred to one that was
 * only inferred.
 */
const ORIGIN_COST: Readonly<Record<Link['origin'], number>> = {
  sentence: 1,
  ruleset: 1,
  declared: 1.01,
  confirmed: 1.02,
  inferred: 2.1,
};
/** Confidences closer than this do not decide between two links. */
const MARGIN = 0.03;

/** Cost of using a link in a join path; lower is better. */
export function linkCost(link: Link): number {
  return ORIGIN_COST[link.origin] + (1 - link.confidence) * 0.5;
}

/** The best links from one table to another: several only when nothing tells which is better. */
export function bestLinks(view: JoinView, from: CatalogTable, to: CatalogTable): Link[] {
  return bestOf(view.links(from).filter((link) => link.to === to));
}

/** The best of parallel links: by origin, then by whether a side is a key, then by confidence. */
export function bestOf(links: readonly Link[]): Link[] {
  const ranked = [...links].sort(
    (left, right) => rank(left) - rank(right) || right.confidence - left.confidence,
  );
  const [first] = ranked;
  if (!first) return [];
  const equals = ranked.filter(
    (link) => rank(link) === rank(first) && first.confidence - link.confidence < MARGIN,
  );
  const seen = new Set<string>();
  return equals.filter((link) => {
    const id = describeKeys(link);
    return !seen.has(id) && seen.add(id);
  });
}

function rank(link: Link): number {
  const touchesKey =
    isKey(
      link.to,
      link.keys.map((key) => key.to),
    ) ||
    isKey(
      link.from,
      link.keys.map((key) => key.from),
    );
  return Math.floor(ORIGIN_COST[link.origin] * 100) * 2 + (touchesKey ? 0 : 1);
}

/** The one link to use among equals; a role picks the link whose key columns carry its words. */
export function chooseLink(links: readonly Link[], role: string | null): Link {
  const [first, ...others] = links;
  if (!first) throw new Error('chooseLink needs at least one link');
  if (others.length === 0) return first;
  const scored = links.map((link) => ({ link, score: role === null ? 0 : roleScore(link, role) }));
  const best = Math.max(...scored.map(({ score }) => score));
  const winners = scored.filter(({ score }) => score === best);
  const [winner] = winners;
  if (winner && winners.length === 1) return winner.link;
  // Both directions of a self join carry the same words: the row that is pointed at is meant.
  const pointing = winners.filter(({ link }) =>
    isKey(
      link.to,
      link.keys.map((key) => key.to),
    ),
  );
  if (pointing[0] && pointing.length === 1 && first.from === first.to) return pointing[0].link;
  return refuse(
    'ambiguous',
    `${first.from.name} and ${first.to.name} can be joined in ${winners.length} ways: ` +
      `${winners.map(({ link }) => describeKeys(link)).join(' or ')}`,
    winners.map(({ link }) => `${first.to.name} by ${link.keys.map((key) => key.from.name).join(' and ')}`),
  );
}

/** How well a role, e.g. "origin", names the key columns of a link. 0: not at all. */
export function roleScore(link: Link, role: string): number {
  const names = link.keys.flatMap((key) => [key.from.name, key.to.name]);
  if (names.some((name) => name.toLowerCase() === role.toLowerCase())) return 100;
  const words = new Set(splitIdentifier(role));
  return names.flatMap(splitIdentifier).filter((word) => words.has(word)).length;
}

/** The key columns of a link in words, e.g. `orders.customer_id = customers.id`. */
function describeKeys(link: Link): string {
  return link.keys
    .map((key) => `${link.from.name}.${key.from.name} = ${link.to.name}.${key.to.name}`)
    .join(' and ');
}
