import { serveChild } from '../jobs/serve-child';
import { type CountTask, countQueryRows } from './results/count-query-rows';
import { type Stored, type StoreTask, storeQueryRows } from './results/store-query-rows';

/** How many rows there are so far is told no more often. */
const TELL_EVERY_MS = 250;

/** The process in which users' queries run: it can be killed in the middle of one, whatever the database does. */
serveChild<StoreTask | CountTask, Stored | number>((task, { progress }) => {
  if (task.kind === 'count') return countQueryRows(task);
  let next = 0;
  return storeQueryRows(task, (rows) => {
    const now = performance.now();
    if (now < next) return;
    next = now + TELL_EVERY_MS;
    progress(rows);
  });
});
