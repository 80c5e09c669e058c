import type { Compilation } from '../../lib/nlq/compilation';
import { compile } from '../../lib/nlq/compile';
import { toWire } from '../../lib/shared/cell';
import { DbType } from '../../lib/shared/compilation-schemas';
import { openConnector } from '../../lib/sources/open-connector';
import { findSource } from './find-source';
import { printTable } from './print-table';

const ROWS_SHOWN = 20;
const ROWS_READ = 1000;
const TIMEOUT_MS = 60_000;

export interface Asked {
  readonly sentence: string;
  readonly kg: string;
  readonly sqlite?: string | undefined;
  readonly dialect?: string | undefined;
  readonly explain: boolean;
  readonly json: boolean;
}

/** Compiles one sentence, shows the SQL and runs it. The exit code: 0 answered, 3 not understood. */
export async function askOnce(asked: Asked): Promise<number> {
  const { prepared, source } = await findSource(asked);
  const dialect = asked.dialect === undefined ? undefined : DbType.parse(asked.dialect);
  const compilation = compile(asked.sentence, prepared, {
    now: new Date(),
    limit: ROWS_READ,
    ...(dialect && { dialect }),
  });
  const runs = compilation.emitted !== null && compilation.emitted.dialect === source.kind;
  const result = runs ? await readRows(source, compilation) : undefined;
  if (asked.json) console.log(JSON.stringify({ ...compilation, stages: undefined, result }, null, 2));
  else print(asked, compilation, result);
  return compilation.status === 'compiled' ? 0 : 3;
}

interface Result {
  readonly columns: readonly string[];
  readonly rows: (string | number | boolean | null)[][];
}

async function readRows(
  source: Parameters<typeof openConnector>[0],
  { emitted }: Compilation,
): Promise<Result> {
  const connector = await openConnector(source);
  try {
    const stream = await connector.query(emitted?.limitedSql ?? '', emitted?.limitedParams ?? [], {
      timeoutMs: TIMEOUT_MS,
      maxRows: ROWS_READ,
    });
    const rows: Result['rows'] = [];
    for await (const batch of stream.batches) rows.push(...batch.map((row) => row.map(toWire)));
    return { columns: stream.columns.map(({ name }) => name), rows };
  } finally {
    await connector.close();
  }
}

function print(asked: Asked, compilation: Compilation, result: Result | undefined): void {
  for (const { severity, message, suggestions } of compilation.diagnostics) {
    console.log(`${severity}: ${message}${suggestions.length > 0 ? ` [${suggestions.join(', ')}]` : ''}`);
  }
  if (asked.explain) explain(compilation);
  if (compilation.emitted) console.log(`\n${compilation.emitted.displaySql}\n`);
  if (!result) return;
  printTable(result.columns, result.rows.slice(0, ROWS_SHOWN));
  const more = result.rows.length > ROWS_SHOWN ? `, the first ${ROWS_SHOWN} shown` : '';
  console.log(`${result.rows.length}${result.rows.length === ROWS_READ ? ' or more' : ''} rows${more}`);
}

function explain({ explanation, confidence, alternatives }: Compilation): void {
  console.log(`reading: ${explanation.reading} (${Math.round(confidence * 100)} %)`);
  printTable(
    ['words', 'role', 'meaning'],
    explanation.words.map(({ text, role, meaning }) => [text, role, meaning]),
  );
  for (const { from, to, origin, evidence } of explanation.joins) {
    console.log(`join: ${from.table}.${from.columns} = ${to.table}.${to.columns} (${origin}: ${evidence})`);
  }
  for (const { reading } of alternatives) console.log(`or: ${reading}`);
}
