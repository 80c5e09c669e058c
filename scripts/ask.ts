/**
 * `npm run --silent ask -- "sentence"`: compiles a sentence and runs it, or with `--batch` compiles many. See
 * `--help`.
 */
import { parseArgs } from 'node:util';
import { AppError } from '../lib/shared/errors';
import { answerBatch } from './ask/answer-batch';
import { askOnce } from './ask/ask-once';

const HELP = `npm run --silent ask -- "sentence" [options]

  --kg NAME        knowledge graph of this installation (default KG_101)
  --sqlite FILE    ask an SQLite file instead
  --dialect D      sqlite, postgresql, …: the SQL in that dialect, not run
  --explain        how every word was read
  --json           everything as JSON

npm run --silent ask -- --batch questions.jsonl --db-dir FOLDER --out answers.jsonl
  reads lines {id, db, question, now?} and writes lines {id, sql, status, …}; FOLDER/<db>.sqlite is the database
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kg: { type: 'string', default: 'KG_101' },
      sqlite: { type: 'string' },
      dialect: { type: 'string' },
      explain: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      batch: { type: 'string' },
      'db-dir': { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.batch !== undefined) {
    const { 'db-dir': databases, out } = values;
    if (databases === undefined || out === undefined) throw new Error('--batch needs --db-dir and --out');
    const { answered, total, ms } = await answerBatch({ questions: values.batch, databases, out });
    console.error(`${answered} of ${total} answered in ${Math.round(ms)} ms`);
    return 0;
  }
  const sentence = positionals.join(' ');
  if (values.help || sentence === '') {
    console.error(HELP);
    return values.help ? 0 : 2;
  }
  return askOnce({ ...values, sentence });
}

// `ask … | head` closes the pipe early.
process.stdout.on('error', () => process.exit());
main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Mistakes in the call are worth a line, defects a stack.
    const expected = error instanceof AppError || (error instanceof Error && !error.stack?.includes('/lib/'));
    console.error(expected ? (error as Error).message : error);
    process.exitCode = 1;
  },
);
