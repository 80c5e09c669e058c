import { serveChild } from '../jobs/serve-child';
import { type CountTask, countQueryRows } from './results/count-query-rows';
import { type Stored, type StoreTask, storeQueryRows } from './results/store-query-rows';

/** The process in which users' queries run: it can be killed in the middle of one, whatever the database does. */
serveChild<StoreTask | CountTask, Stored | number>((task) =>
  task.kind === 'store' ? storeQueryRows(task) : countQueryRows(task),
);
