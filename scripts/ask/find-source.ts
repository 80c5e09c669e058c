import path from 'node:path';
import { createContext } from '../../lib/context';
import { readEnvironment } from '../../lib/env';
import { createLog } from '../../lib/log';
import { prepareCatalog } from '../../lib/nlq/prepare-catalog';
import { openState } from '../../lib/open-state';
import { AppError } from '../../lib/shared/errors';
import type { DataSourceRef } from '../../lib/sources/data-source';
import { introspectSqliteFile } from '../../lib/sources/introspect-sqlite-file';
import { listKnowledgeGraphs } from '../../lib/sources/list-knowledge-graphs';
import { loadCatalog } from '../../lib/sources/load-catalog';

/** What a sentence is asked of: a knowledge graph of this installation, or an SQLite file. */
export async function findSource(asked: {
  readonly kg: string;
  readonly sqlite?: string | undefined;
}): Promise<{ prepared: ReturnType<typeof prepareCatalog>; source: DataSourceRef }> {
  if (asked.sqlite !== undefined) {
    const name = path.basename(asked.sqlite, path.extname(asked.sqlite));
    const prepared = prepareCatalog(await introspectSqliteFile(asked.sqlite, name));
    return { prepared, source: { name, kind: 'sqlite', connection: { path: path.resolve(asked.sqlite) } } };
  }
  const env = readEnvironment({ ...process.env, LOG_LEVEL: 'silent' });
  const log = createLog({ level: env.LOG_LEVEL, instanceId: 'ask' });
  const state = await openState({ env, instanceId: 'ask', log, soleProcess: false });
  try {
    const ctx = createContext({ state, requestId: 'ask' });
    const graph = await loadCatalog(ctx, asked.kg);
    if (graph) return graph;
    const known = (await listKnowledgeGraphs(ctx)).data.map(({ name }) => name).join(', ');
    throw new AppError(
      'not_found',
      `There is no knowledge graph "${asked.kg}". Known: ${known || 'none yet'}`,
    );
  } finally {
    await state.stop();
  }
}
