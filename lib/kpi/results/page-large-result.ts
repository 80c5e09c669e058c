import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { absoluteArtefact, UNPUBLISHED } from '../../artefacts/artefact-path';
import { attachOnce } from '../../shared/attach-once';
import type { Plumbline } from '../../state';
import type { IndexTask } from './indexed/build-index';
import type { IndexName } from './indexed/index-files';
import type { PageAnswer } from './indexed/page-indexed';
import type { PageRange, ResultPage } from './page-result';
import type { RowSelection } from './select-rows';
import { explainReading } from './unreadable-rows';

export interface PageTask {
  /** Absolute path of the result file. */
  readonly path: string;
  readonly selection: RowSelection;
  readonly page: PageRange;
}

/** A scan of 1,000,000 rows takes a second or two; on a busy machine some more. */
const PAGE_TIMEOUT_MS = 60_000;
const BUILD_TIMEOUT_MS = 10 * 60_000;
/** An index that could not be built (the disk is full, say) is tried again after this long. */
const RETRY_MS = 60_000;

interface Builds {
  /** Being built, or lately failed: file and name. */
  readonly begun: Set<string>;
  last: Promise<void>;
}

/**
 * One page of a large result, found in a child process. An index that would help and is not there yet is built in
 * the background, one at a time; until then pages come by a scan of the rows.
 * @throws AppError `not_found` when the rows can no longer be read.
 */
export async function pageLargeResult(state: Plumbline, task: PageTask): Promise<ResultPage> {
  const { missing, ...page } = await state.children
    .run<PageAnswer>('page-rows', task, { timeoutMs: PAGE_TIMEOUT_MS })
    .catch((error: unknown) => {
      throw explainReading(error);
    });
  for (const name of missing) beginIndex(state, task.path, name);
  return page;
}

/** Resolves when no index is being built. */
export async function indexesBuilt(state: Plumbline): Promise<void> {
  await buildsOf(state).last;
}

function beginIndex(state: Plumbline, file: string, name: IndexName): void {
  const builds = buildsOf(state);
  const key = `${file} ${name}`;
  if (builds.begun.has(key)) return;
  builds.begun.add(key);
  builds.last = builds.last
    .then(() => build(state, file, name))
    .then(
      () => void builds.begun.delete(key),
      (error: unknown) => {
        state.log.warn(
          { err: error, file: path.basename(file), index: name },
          'An index of rows was not built',
        );
        setTimeout(() => builds.begun.delete(key), RETRY_MS).unref();
      },
    );
}

async function build(state: Plumbline, file: string, name: IndexName): Promise<void> {
  const unpublished = path.posix.join(UNPUBLISHED, `index-${randomUUID()}`);
  const task: IndexTask = { path: file, name, temporary: absoluteArtefact(state.env.DATA_DIR, unpublished) };
  await state.children.run('index-rows', task, { timeoutMs: BUILD_TIMEOUT_MS });
}

/** On the database, as what else is known of result files: one in a process. */
const buildsOf = ({ db }: Plumbline): Builds =>
  attachOnce(db, 'index-builds', () => ({ begun: new Set(), last: Promise.resolve() }));
