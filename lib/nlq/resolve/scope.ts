import type { CatalogTable } from '../catalog';
import type { ColumnRef } from '../intent';
import { type BindContext, tableNamed } from './bind-context';
import type { BoundJoin, Instance, JoinTree } from './bound';
import { bestOf, chooseLink, roleScore } from './choose-link';
import { refuseNoJoin } from './find-comparison';
import { isKey, type Link, reverse } from './join-graph';
import { findJoinTree, type TreeStep } from './join-tree';

/** The table instances that names may mean at one place of an intent. */
export interface Scope {
  readonly tree: JoinTree;
  /** Whose rows are asked for here. */
  readonly focus: Instance;
  /** Own instances first, then the rows that these rows belong to. */
  readonly find: (table: CatalogTable, role: string | null) => Instance | undefined;
}

export interface ScopeInput {
  readonly root: Instance;
  /** The root unless given. */
  readonly focus?: Instance;
  /** Every column named here; their tables are joined to the root. */
  readonly references: readonly ColumnRef[];
  /** Joins that win over what the catalog offers. */
  readonly stated?: readonly TreeStep[];
  /** Joins that exist already. */
  readonly start?: readonly BoundJoin[];
  readonly outer?: Scope;
}

/** Joins every table that is referred to, directly or over others. */
export function createScope(context: BindContext, input: ScopeInput): Scope {
  const { root, focus = root, references, stated = [], start = [], outer } = input;
  const instances = [root, ...start.map((join) => join.child)];
  const joins = [...start];
  const own = (table: CatalogTable, role: string | null) =>
    instances.find((instance) => instance.table === table && instance.role === role);
  const add = (parent: Instance | undefined, child: CatalogTable, role: string | null, link: Link) => {
    if (!parent || own(child, role)) return;
    const instance: Instance = { id: context.aliases.claim(child.name, role), table: child, role };
    instances.push(instance);
    joins.push(bindJoin(parent, instance, link));
  };

  for (const { table, role } of wantedTables(context, references)) {
    if (role === null || own(table, role)) continue;
    const { parent, link } = findRoledLink(context, instances, root, table, role);
    add(parent, table, role, link);
  }
  const outerFocus = outer?.focus;
  const plain = wantedTables(context, references)
    .filter(({ table, role }) => role === null && (own(table, null) || table !== outerFocus?.table))
    .map(({ table }) => table);
  for (const step of stated.filter(({ to }) => plain.includes(to))) {
    add(own(step.from, null), step.to, null, chooseLink(step.links, null));
  }
  for (const step of findPlainSteps(context, root, instances, plain)) {
    add(own(step.from, null), step.to, null, chooseLink(step.links, null));
  }
  return {
    tree: { root, joins },
    focus,
    find: (table, role) => own(table, role) ?? outer?.find(table, role),
  };
}

function findPlainSteps(
  context: BindContext,
  root: Instance,
  instances: readonly Instance[],
  plain: readonly CatalogTable[],
): readonly TreeStep[] {
  const roots = instances.filter((instance) => instance.role === null).map((instance) => instance.table);
  const missing = plain.filter((table) => !roots.includes(table));
  const steps = findJoinTree(context.view, roots, missing);
  if (steps) return steps;
  const lost = missing.find((table) => !findJoinTree(context.view, roots, [table])) ?? root.table;
  return refuseNoJoin(context.view, root.table, lost);
}

function wantedTables(context: BindContext, references: readonly ColumnRef[]) {
  const wanted = new Map<string, { table: CatalogTable; role: string | null }>();
  for (const { table: name, role = null } of references) {
    const table = tableNamed(context, name);
    wanted.set(JSON.stringify([table.name, role]), { table, role });
  }
  return [...wanted.values()];
}

/** The join that a role means: a link whose key columns carry its words. */
function findRoledLink(
  context: BindContext,
  instances: readonly Instance[],
  root: Instance,
  table: CatalogTable,
  role: string,
): { parent: Instance; link: Link } {
  const candidates = instances
    .filter((instance) => instance.role === null)
    .flatMap((parent) => context.view.links(parent.table).map((link) => ({ parent, link })))
    .filter(({ link }) => link.to === table)
    .map((candidate) => ({ ...candidate, score: roleScore(candidate.link, role) }));
  const best = Math.max(0, ...candidates.map(({ score }) => score));
  const winners = candidates.filter(({ score }) => score === best);
  const parent = winners[0]?.parent;
  if (!parent) return refuseNoJoin(context.view, root.table, table);
  const links = winners.filter((winner) => winner.parent === parent).map((winner) => winner.link);
  return { parent, link: chooseLink(bestOf(links), role) };
}

/** Puts a link between two instances. */
export function bindJoin(parent: Instance, child: Instance, link: Link): BoundJoin {
  const seen = link.from === parent.table ? link : reverse(link);
  const keys = seen.keys.map((key) => ({ parent: key.from, child: key.to }));
  const { normalisations, origin, confidence, evidence } = link;
  // Values that differ before normalisation may be equal after it, so a key is no longer one.
  const blurred = normalisations.length > 0;
  return {
    parent,
    child,
    keys,
    normalisations,
    origin,
    confidence,
    evidence,
    toMany:
      blurred ||
      !isKey(
        child.table,
        keys.map((key) => key.child),
      ),
    fromMany:
      blurred ||
      !isKey(
        parent.table,
        keys.map((key) => key.parent),
      ),
  };
}
