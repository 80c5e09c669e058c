import type { Dialect } from '../catalog';
import type { SqlDialect } from './dialect';
import { mysql } from './dialects/mysql';
import { postgresql } from './dialects/postgresql';
import { sqlite } from './dialects/sqlite';

const DIALECTS: readonly SqlDialect[] = [sqlite, mysql, postgresql];

/** The dialect of that name; undefined when the emitter cannot print it. */
export function findDialect(name: Dialect): SqlDialect | undefined {
  return DIALECTS.find((dialect) => dialect.name === name);
}

/** The names of the dialects that can be printed. */
export function printableDialects(): Dialect[] {
  return DIALECTS.map((dialect) => dialect.name);
}
