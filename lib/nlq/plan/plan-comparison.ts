import type { BoundJoin, BoundQuery, BoundRelation, BoundSelectItem } from '../resolve/bound';
import { refuse } from '../resolve/refusal';
import { areMixed, castTo, columnOf } from './comparable';
import { typeOf } from './expression-facts';
import { frameRows } from './frame-rows';
import { createOutputNames } from './name-outputs';
import type { PlanContext } from './plan-context';
import { joinsOf, matchRelated, planJoin, selectRelated } from './plan-related';
import { projectItems } from './plan-rows';
import { allOf, anyOf } from './predicates';
import type { Predicate, Projection, Query, Scalar, SelectQuery } from './query';
import { sortOutputs } from './sort-outputs';

/** Rows that match by key but differ in an attribute: the key and both values of each attribute. */
export function planMismatch(context: PlanContext, query: BoundQuery, relation: BoundRelation): SelectQuery {
  const { link, tree } = relation.rows;
  const frame = frameRows(context, query, { shown: [query.entity.id], optional: [] });
  const target = selectRelated(frame.context, relation.rows);
  const differences = relation.attributes.map((pair): Predicate => {
    const [left, right] = attributeSides(relation, pair);
    return { kind: 'differs', left, right };
  });
  const names = createOutputNames();
  const columns: Projection[] = [];
  for (const { parent } of link.keys)
    columns.push(item(columnOf(link.parent, parent), names.claim(parent.name), parent.type));
  for (const { parent, child } of relation.attributes) {
    columns.push(
      item(
        columnOf(link.parent, parent),
        names.claim(`${link.parent.table.name}_${parent.name}`),
        parent.type,
      ),
    );
    const { target: owner } = relation.rows;
    columns.push(item(columnOf(owner, child), names.claim(`${owner.table.name}_${child.name}`), child.type));
  }
  const extra = query.select.filter(({ expression }) => !isShown(link, relation, expression));
  const added = extra.length > 0 ? projectItems(frame, query, extra, names) : [];
  const select: SelectQuery = {
    ...frame.select,
    distinct: true,
    columns: [...columns, ...added],
    joins: [...frame.select.joins, planJoin(link, 'inner'), ...joinsOf(tree, 'inner')],
    where: allOf([frame.select.where, target.where, anyOf(differences)]),
  };
  return { ...select, orderBy: sortOutputs(query, select) };
}

function attributeSides(
  relation: BoundRelation,
  pair: BoundRelation['attributes'][number],
): [Scalar, Scalar] {
  const left = columnOf(relation.rows.link.parent, pair.parent);
  const right = columnOf(relation.rows.target, pair.child);
  return areMixed(pair.parent.type, pair.child.type)
    ? [castTo('text', left), castTo('text', right)]
    : [left, right];
}

function isShown(
  link: BoundJoin,
  relation: BoundRelation,
  expression: BoundSelectItem['expression'],
): boolean {
  if (expression.kind !== 'column') return false;
  const pairs = [...link.keys, ...relation.attributes];
  return pairs.some(({ parent, child }) => expression.column === parent || expression.column === child);
}

/** Rows of either table that the other lacks: the key, and the table that has it. */
export function planEitherNotBoth(context: PlanContext, query: BoundQuery, relation: BoundRelation): Query {
  const { link, tree, where, target } = relation.rows;
  if (target !== link.child) {
    return refuse('unsupported', `${link.parent.table.name} and ${target.table.name} have no key in common`, [
      'Name the columns that match',
    ]);
  }
  const shownColumns = sharedColumns(query, link);
  const frame = frameRows(context, query, { shown: [query.entity.id], optional: [] });
  const missingInTarget = matchRelated(frame.context, relation.rows, true);
  const left: SelectQuery = {
    ...frame.select,
    distinct: true,
    columns: sideColumns(link, shownColumns, 'parent'),
    where: allOf([frame.select.where, missingInTarget]),
    limit: null,
  };
  const back: BoundJoin = {
    ...link,
    parent: link.child,
    child: link.parent,
    keys: link.keys.map((key) => ({ parent: key.child, child: key.parent })),
    toMany: link.fromMany,
    fromMany: link.toMany,
  };
  const targetSide: BoundQuery = {
    ...query,
    entity: link.child,
    tree,
    where,
    relations: [],
    duplicates: null,
    limit: null,
  };
  const targetFrame = frameRows(context, targetSide, { shown: [link.child.id], optional: [] });
  const missingInSource = matchRelated(
    targetFrame.context,
    { link: back, tree: query.tree, target: query.entity, where: query.where },
    true,
  );
  const right: SelectQuery = {
    ...targetFrame.select,
    distinct: true,
    columns: sideColumns(link, shownColumns, 'child'),
    where: allOf([targetFrame.select.where, missingInSource]),
    limit: null,
  };
  return {
    kind: 'set',
    operation: 'union_all',
    left,
    right,
    orderBy: sortOutputs(query, left),
    limit: query.limit,
  };
}

interface SharedColumn {
  readonly name: string;
  readonly sides: { readonly parent: Scalar; readonly child: Scalar };
  readonly type: Projection & { kind: 'item' } extends { type: infer Type } ? Type : never;
}

/** The key columns, and what the sentence selects besides where both tables have it. */
function sharedColumns(query: BoundQuery, link: BoundJoin): SharedColumn[] {
  const names = createOutputNames();
  const keys = link.keys.map(({ parent, child }): SharedColumn => {
    const mixed = areMixed(parent.type, child.type);
    const sides = { parent: columnOf(link.parent, parent), child: columnOf(link.child, child) };
    return {
      name: names.claim(parent.name),
      type: mixed ? 'text' : parent.type,
      sides: mixed ? { parent: castTo('text', sides.parent), child: castTo('text', sides.child) } : sides,
    };
  });
  const extra = query.select.flatMap(({ expression, name }): SharedColumn[] => {
    if (expression.kind !== 'column' || expression.instance !== query.entity.id) {
      return refuse(
        'unsupported',
        'Rows that are only in one of two tables can show columns of the tables only',
      );
    }
    const { column } = expression;
    if (link.keys.some(({ parent }) => parent === column)) return [];
    const twin = link.child.table.columns.find(
      (other) => other.name.toLowerCase() === column.name.toLowerCase(),
    );
    const mixed = twin !== undefined && areMixed(column.type, twin.type);
    const parent = columnOf(query.entity, column);
    const child: Scalar = twin ? columnOf(link.child, twin) : { kind: 'literal', value: null };
    return [
      {
        name: names.claim(name ?? column.name),
        type: typeOf(expression),
        sides: mixed ? { parent: castTo('text', parent), child: castTo('text', child) } : { parent, child },
      },
    ];
  });
  return [...keys, ...extra];
}

function sideColumns(
  link: BoundJoin,
  columns: readonly SharedColumn[],
  side: 'parent' | 'child',
): Projection[] {
  const table = side === 'parent' ? link.parent.table.name : link.child.table.name;
  const name = columns.some((column) => column.name.toLowerCase() === 'side') ? 'found_in' : 'side';
  return [
    ...columns.map((column) => item(column.sides[side], column.name, column.type)),
    item({ kind: 'literal', value: table }, name, 'text'),
  ];
}

function item(expression: Scalar, name: string, type: SharedColumn['type']): Projection & { kind: 'item' } {
  return { kind: 'item', expression, name, type };
}
