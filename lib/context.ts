import type { Logger } from 'pino';
import type { Database } from './db/database';
import type { Plumbline } from './state';

/** What every verb is given. Tests build one with a clock of their own. */
export interface Context {
  readonly db: Database;
  /** The clock. Verbs never read the time any other way. */
  readonly now: () => Date;
  readonly requestId: string;
  readonly log: Logger;
  /** The one state of this process: environment, cache, events, jobs, child processes. */
  readonly state: Plumbline;
}

/** The context of one request or job. Its log lines carry the request's id. */
export function createContext(given: {
  readonly state: Plumbline;
  readonly requestId: string;
  readonly now?: () => Date;
}): Context {
  const { state, requestId } = given;
  return {
    db: state.db,
    now: given.now ?? (() => new Date()),
    requestId,
    log: state.log.child({ requestId }),
    state,
  };
}
