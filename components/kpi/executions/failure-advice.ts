import type { Execution } from '@/lib/kpi/execution-schemas';
import { isRefusal } from '../execution-status-badge';

/** What to do about a failure, and where that is done. */
export interface FailureAdvice {
  readonly title: string;
  readonly advice: string;
  readonly remedy: 'sentence' | 'parameters' | 'again';
}

const operator = 'Its operator can help; the attempt is kept in the history.';

const byCode: Readonly<Record<string, FailureAdvice>> = {
  unknown_knowledge_graph: {
    title: 'The knowledge graph does not exist',
    advice: 'It was renamed or removed. Choose another one.',
    remedy: 'parameters',
  },
  unknown_schema: {
    title: 'The schema is not in the knowledge graph',
    advice: 'Choose a schema that the graph covers, or another graph.',
    remedy: 'parameters',
  },
  timeout: {
    title: 'The query took too long and was stopped',
    advice:
      'Narrow the sentence with a condition. A lower record limit does not make the search itself shorter.',
    remedy: 'sentence',
  },
  interrupted: {
    title: 'The server stopped in the middle',
    advice: 'Nothing is wrong with the KPI. Execute it again.',
    remedy: 'again',
  },
  crashed: {
    title: 'The query ended unexpectedly',
    advice:
      'Execute it again. Where it happens again, lower the record limit or tell the operator of the server.',
    remedy: 'again',
  },
  disk_full: {
    title: 'The disk of the server is full',
    advice: `The rows could not be kept. Once there is room, execute it again. ${operator}`,
    remedy: 'again',
  },
  store_unwritable: {
    title: 'The rows could not be kept',
    advice: `The server cannot write to its result store. ${operator}`,
    remedy: 'again',
  },
  data_source_busy: {
    title: 'The database is locked by another program',
    advice: 'Wait until that program has finished, then execute it again.',
    remedy: 'again',
  },
  data_source_missing: {
    title: 'The database was not found',
    advice: 'Its file was moved or removed. Bring it back, or choose a knowledge graph on another database.',
    remedy: 'parameters',
  },
  data_source_corrupt: {
    title: 'The database file is damaged',
    advice: 'Restore it from a copy, or choose a knowledge graph on another database.',
    remedy: 'parameters',
  },
  data_source_unreadable: {
    title: 'The database cannot be read',
    advice: `Choose a knowledge graph on another database, or have its access checked. ${operator}`,
    remedy: 'parameters',
  },
  no_connector: {
    title: 'This kind of database cannot be queried from here',
    advice: 'Choose a knowledge graph on another database. “Show SQL” gives the query to run by hand.',
    remedy: 'parameters',
  },
  query_failed: {
    title: 'The database refused the query',
    advice:
      'A table or column may have changed since the knowledge graph was built. Build the graph anew, or word the sentence differently.',
    remedy: 'sentence',
  },
};

const refused = {
  title: 'The sentence was not understood',
  advice:
    'Nothing was run. Change the sentence, or take one of the suggestions: it opens in the editor, where you see the new reading before you save.',
  remedy: 'sentence',
} as const;

/** Reasons for which the sentence is understood, but cannot be answered as it stands. */
const byDiagnostic: Readonly<Record<string, FailureAdvice>> = {
  no_join: {
    title: 'Nothing joins the two tables',
    advice:
      'Choose a ruleset that says how they belong together, or take the joining column out of the excluded fields. Nothing was run.',
    remedy: 'parameters',
  },
  unknown_table: {
    title: 'The table was not found',
    advice:
      'Name a table that the knowledge graph has; it may also be in another schema or graph. Nothing was run.',
    remedy: 'sentence',
  },
};

const unknown: FailureAdvice = {
  title: 'The execution failed',
  advice: 'The attempt is kept in the history. Check the parameters and try again, or change the sentence.',
  remedy: 'again',
};

/** What a failed execution means to whoever started it, and what to do next. */
export function adviceFor(
  execution: Pick<Execution, 'execution_status' | 'error_code' | 'diagnostics'>,
): FailureAdvice {
  if (isRefusal(execution)) {
    const error = execution.diagnostics.find(({ severity }) => severity === 'error');
    return byDiagnostic[error?.code ?? ''] ?? refused;
  }
  return byCode[execution.error_code ?? ''] ?? unknown;
}
