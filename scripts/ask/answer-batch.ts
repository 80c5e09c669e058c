import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { compile } from '../../lib/nlq/compile';
import { prepareCatalog } from '../../lib/nlq/prepare-catalog';
import { introspectSqliteFile } from '../../lib/sources/introspect-sqlite-file';

const Question = z.object({
  id: z.union([z.string(), z.number()]),
  db: z.string().regex(/^[^/\\]+$/, 'must be a plain name'),
  question: z.string(),
  now: z.string().optional(),
});

type Prepared = ReturnType<typeof prepareCatalog>;

/** Answers a file of questions line by line, in order; a line that cannot be answered says so and harms no other. */
export async function answerBatch(files: {
  readonly questions: string;
  readonly databases: string;
  readonly out: string;
}): Promise<{ answered: number; total: number; ms: number }> {
  const start = performance.now();
  const catalogs = new Map<string, Promise<Prepared>>();
  const out = createWriteStream(files.out);
  let total = 0;
  let answered = 0;
  for await (const line of createInterface({
    input: createReadStream(files.questions),
    crlfDelay: Infinity,
  })) {
    if (line.trim() === '') continue;
    const answer = await answerLine(line, (db) => {
      const catalog = catalogs.get(db) ?? loadDatabase(files.databases, db);
      catalogs.set(db, catalog);
      return catalog;
    });
    total += 1;
    if (answer.status === 'answered') answered += 1;
    if (!out.write(`${JSON.stringify(answer)}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return { answered, total, ms: performance.now() - start };
}

async function loadDatabase(folder: string, db: string): Promise<Prepared> {
  return prepareCatalog(await introspectSqliteFile(path.join(folder, `${db}.sqlite`), db));
}

async function answerLine(line: string, load: (db: string) => Promise<Prepared>) {
  const unanswered = { sql: '', confidence: 0, query_type: null, operation: null, compile_ms: 0 };
  let id: string | number | null = null;
  try {
    const parsed: unknown = JSON.parse(line);
    id = idOf(parsed);
    const { db, question, now } = Question.parse(parsed);
    const catalog = await load(db);
    const start = performance.now();
    const compilation = compile(question, catalog, { now: now === undefined ? new Date() : new Date(now) });
    const compileMs = performance.now() - start;
    const sql = compilation.status === 'compiled' ? (compilation.emitted?.displaySql ?? '') : '';
    return {
      id,
      sql,
      status: sql === '' ? 'needs_clarification' : 'answered',
      confidence: compilation.confidence,
      query_type: compilation.queryType,
      operation: compilation.operation,
      compile_ms: Math.round(compileMs * 1000) / 1000,
    };
  } catch (error) {
    return {
      id,
      status: 'failed',
      ...unanswered,
      error: error instanceof Error ? error.message : String(error),
    };
  }
}

function idOf(parsed: unknown): string | number | null {
  const id = typeof parsed === 'object' && parsed !== null && 'id' in parsed ? parsed.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
