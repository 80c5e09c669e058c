import type { SelectQuery, Source } from './query';

/** Every row of a source, without columns yet; spread it and override what the query adds. */
export function selectFrom(source: Source): SelectQuery {
  return {
    kind: 'select',
    distinct: false,
    columns: [],
    from: source,
    joins: [],
    where: null,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
  };
}
