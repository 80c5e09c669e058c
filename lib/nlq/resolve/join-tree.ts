import type { CatalogTable } from '../catalog';
import { bestLinks, linkCost } from './choose-link';
import type { Link } from './join-graph';
import type { JoinView } from './join-view';

/** Above this many tables at once the exact search is done in portions. */
const EXACT_TERMINALS = 6;
/** A link cheaper than this is as good as a single step gets. */
const CERTAIN = 1.1;

type Step = { readonly cost: number; readonly via: Choice | null };
/** How a partial tree was reached: over a link, or by putting two partial trees together. */
type Choice =
  | { readonly kind: 'link'; readonly to: CatalogTable }
  | { readonly kind: 'merge'; readonly left: number; readonly right: number };
type Layer = Map<CatalogTable, Step>;

/** One step of a join tree: the tables, and the links that serve equally well. */
export interface TreeStep {
  readonly from: CatalogTable;
  readonly to: CatalogTable;
  readonly links: readonly Link[];
}

/**
 * The cheapest set of joins that reaches every terminal from one of the roots, parents first; null when a
 * terminal cannot be reached. Exact (Dreyfus–Wagner) up to six terminals, and deterministic: ties follow the
 * order of the catalog.
 */
export function findJoinTree(
  view: JoinView,
  roots: readonly CatalogTable[],
  terminals: readonly CatalogTable[],
): TreeStep[] | null {
  const reached = new Set(roots);
  const steps: TreeStep[] = [];
  const open = terminals.filter((table) => !reached.has(table));
  for (let start = 0; start < open.length; start += EXACT_TERMINALS) {
    const portion = open.slice(start, start + EXACT_TERMINALS).filter((table) => !reached.has(table));
    if (portion.length === 0) continue;
    const grown = growTree(view, [...reached], portion);
    if (!grown) return null;
    for (const step of grown) {
      if (reached.has(step.to)) continue;
      reached.add(step.to);
      steps.push(step);
    }
  }
  return steps;
}

function growTree(view: JoinView, roots: readonly CatalogTable[], terminals: readonly CatalogTable[]) {
  const direct = directSteps(view, roots, terminals);
  if (direct) return direct;
  const neighbours = neighbourCache(view);
  const layers: Layer[] = [new Map()];
  for (let mask = 1; mask < 1 << terminals.length; mask += 1) {
    const layer: Layer = new Map();
    const single = terminals[Math.log2(mask)];
    if (single) layer.set(single, { cost: 0, via: null });
    else mergeSubsets(layers, layer, mask);
    const isLast = mask === (1 << terminals.length) - 1;
    spread(layer, neighbours, isLast ? roots : []);
    layers.push(layer);
  }
  const full = layers.length - 1;
  const [root] = roots
    .filter((table) => layers[full]?.has(table))
    .sort((left, right) => costOf(layers[full], left) - costOf(layers[full], right));
  return root ? walk(layers, full, root, view) : null;
}

function mergeSubsets(layers: readonly Layer[], layer: Layer, mask: number): void {
  for (let left = (mask - 1) & mask; left > 0; left = (left - 1) & mask) {
    const right = mask ^ left;
    if (left < right) continue;
    for (const [table, step] of layers[left] ?? []) {
      const cost = step.cost + costOf(layers[right], table);
      if (cost < costOf(layer, table)) layer.set(table, { cost, via: { kind: 'merge', left, right } });
    }
  }
}

/** The common case: every terminal hangs on a root by a link that no detour can beat. */
function directSteps(view: JoinView, roots: readonly CatalogTable[], terminals: readonly CatalogTable[]) {
  const steps: TreeStep[] = [];
  for (const to of terminals) {
    const root = roots.find((table) =>
      view.links(table).some((link) => link.to === to && linkCost(link) < CERTAIN),
    );
    if (!root) return null;
    steps.push({ from: root, to, links: bestLinks(view, root, to) });
  }
  return steps;
}

/** Spreads costs over the links, no further than the cheapest of `goals`. */
function spread(
  layer: Layer,
  neighbours: (table: CatalogTable) => ReadonlyMap<CatalogTable, number>,
  goals: readonly CatalogTable[],
): void {
  const queue = [...layer.keys()];
  for (const table of queue) {
    const reached = costOf(layer, table);
    const enough = Math.min(...goals.map((goal) => costOf(layer, goal)));
    for (const [next, weight] of neighbours(table)) {
      const cost = reached + weight;
      if (cost >= costOf(layer, next) || cost > enough) continue;
      layer.set(next, { cost, via: { kind: 'link', to: table } });
      queue.push(next);
    }
  }
}

function walk(layers: readonly Layer[], mask: number, from: CatalogTable, view: JoinView): TreeStep[] {
  const choice = layers[mask]?.get(from)?.via ?? null;
  if (choice === null) return [];
  if (choice.kind === 'merge') {
    return [...walk(layers, choice.right, from, view), ...walk(layers, choice.left, from, view)];
  }
  const links = bestLinks(view, from, choice.to);
  return [{ from, to: choice.to, links }, ...walk(layers, mask, choice.to, view)];
}

function neighbourCache(view: JoinView): (table: CatalogTable) => Map<CatalogTable, number> {
  const cache = new Map<CatalogTable, Map<CatalogTable, number>>();
  return (table) => {
    const known = cache.get(table);
    if (known) return known;
    const costs = new Map<CatalogTable, number>();
    for (const link of view.links(table)) {
      if (link.to === table) continue;
      costs.set(link.to, Math.min(costs.get(link.to) ?? Number.POSITIVE_INFINITY, linkCost(link)));
    }
    cache.set(table, costs);
    return costs;
  };
}

function costOf(layer: Layer | undefined, table: CatalogTable): number {
  return layer?.get(table)?.cost ?? Number.POSITIVE_INFINITY;
}
