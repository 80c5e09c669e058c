import { serveChild } from '../jobs/serve-child';
import { buildIndex, type IndexTask } from './results/indexed/build-index';

/** The process in which indexes of large results are built. */
serveChild<IndexTask, void>(buildIndex);
