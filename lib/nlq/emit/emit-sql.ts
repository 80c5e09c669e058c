import type { SqlValue } from '../catalog';
import type { EmittedSql } from '../compilation';
import type { Query } from '../plan/query';
import type { SqlDialect } from './dialect';
import { printPredicate } from './print-predicate';
import { printQuery } from './print-query';
import { indent, type Printer } from './printer';
import { isOneRow, sourcesOf } from './walk-plan';

/** Marks stand between NULs, which neither names nor the text of SQL contain. */
const MARK = /\0(\d+)\0/g;

type Piece = { readonly kind: 'text' | 'name'; readonly value: string };

/** SQL whose text values and odd names are still marks. */
interface Template {
  readonly sql: string;
  readonly pieces: readonly Piece[];
}

/** Prints a plan: with parameters to run it, and with its values in place to read it. */
export function emitSql(plan: Query, dialect: SqlDialect, limit: number | null): EmittedSql {
  const template = printTemplate(plan, dialect);
  const isCut = limit !== null && !isOneRow(plan);
  const limited = isCut ? printTemplate(withLimit(plan, limit), dialect) : template;
  const counted = plan.limit === null ? printTemplate({ ...plan, orderBy: [] }, dialect) : template;
  const { sql, params } = bindValues(template, dialect);
  const bounded = bindValues(limited, dialect);
  return {
    dialect: dialect.name,
    sql,
    params,
    limitedSql: bounded.sql,
    limitedParams: bounded.params,
    countSql: `SELECT COUNT(*) AS total\nFROM (\n${bindValues(mapSql(counted, indent), dialect).sql}\n) counted_rows`,
    displaySql: inlineValues(limited, dialect),
  };
}

function withLimit(plan: Query, limit: number): Query {
  return { ...plan, limit: plan.limit === null ? limit : Math.min(plan.limit, limit) };
}

function printTemplate(plan: Query, dialect: SqlDialect): Template {
  const pieces: Piece[] = [];
  const mark = (piece: Piece) => `\0${pieces.push(piece) - 1}\0`;
  const printer: Printer = {
    dialect,
    qualify: sourcesOf(plan).length > 1,
    text: (value) => mark({ kind: 'text', value }),
    identifier: (name) =>
      /^[\w ]+$/.test(name) ? dialect.identifier(name) : mark({ kind: 'name', value: name }),
    printQuery: (query) => printQuery(printer, query),
    printPredicate: (predicate, within) => printPredicate(printer, predicate, within),
  };
  return { sql: printQuery(printer, plan), pieces };
}

function mapSql(template: Template, map: (sql: string) => string): Template {
  return { ...template, sql: map(template.sql) };
}

/** Placeholders and their values, numbered as they stand in the text. */
function bindValues(template: Template, dialect: SqlDialect): { sql: string; params: SqlValue[] } {
  const params: SqlValue[] = [];
  const sql = replaceMarks(template, ({ kind, value }) =>
    kind === 'name' ? dialect.identifier(value) : dialect.placeholder(params.push(value)),
  );
  return { sql, params };
}

function inlineValues(template: Template, dialect: SqlDialect): string {
  return replaceMarks(template, ({ kind, value }) =>
    kind === 'name' ? dialect.identifier(value) : dialect.text(value),
  );
}

function replaceMarks({ sql, pieces }: Template, replace: (piece: Piece) => string): string {
  return sql.replace(MARK, (_, index: string) => {
    const piece = pieces[Number(index)];
    if (!piece) throw new Error(`No piece for mark ${index}`);
    return replace(piece);
  });
}
