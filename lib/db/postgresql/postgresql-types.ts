import pg from 'pg';
import { safeInteger } from '../safe-integer';

const { builtins } = pg.types;

/** `count`, `sum` and `avg` of integers come as bigint and numeric, which the driver would hand out as text. */
const decoders = new Map<number, (text: string) => unknown>([
  [builtins.INT8, (text) => safeInteger(Number(text))],
  [builtins.NUMERIC, (text) => safeInteger(Number(text))],
]);

/** How values of the typed-SQL door are read; Prisma brings its own. */
export const postgresqlTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && decoders.get(oid)) || pg.types.getTypeParser(oid, format),
};
