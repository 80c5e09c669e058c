import { serveChild } from '../jobs/serve-child';
import { type ResultReply, type ResultTask, readResult } from './results/read-result';

/** The process in which results are read, so that no scan holds up the server. */
serveChild<ResultTask, ResultReply>((task) => readResult(task));
