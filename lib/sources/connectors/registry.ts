import type { Dialect } from '../../nlq/catalog';
import type { DataSourceRef } from '../data-source';
import type { Connector } from './connector';
import { openSqlite } from './sqlite';

/** Every connector there is, by the kind of data source it opens. */
export const connectors: Partial<Record<Dialect, (source: DataSourceRef) => Promise<Connector>>> = {
  sqlite: openSqlite,
};
