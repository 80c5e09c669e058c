import type { Compilation, Diagnostic, Explanation, JoinStep } from '../nlq/compilation';
import type { DiagnosticBody, ExplanationBody } from '../shared/compilation-schemas';

/** A diagnostic as the API shows it. */
export function toDiagnosticBody({ code, severity, message, span, suggestions }: Diagnostic): DiagnosticBody {
  return { code, severity, message, span, suggestions: [...suggestions] };
}

/** An explanation as the API shows it and executions keep it. */
export function toExplanationBody({ words, reading, joins, confidence }: Explanation): ExplanationBody {
  return {
    words: words.map(({ text, start, end, role, meaning }) => ({ text, start, end, role, meaning })),
    reading,
    joins: joins.map((step) => ({ ...step, from: toEnd(step.from), to: toEnd(step.to) })),
    confidence: confidence.map(({ part, score, why }) => ({ part, score, why })),
  };
}

const toEnd = ({ table, columns }: JoinStep['from']) => ({ table, columns: [...columns] });

/** The specification's `joined_columns`: `[["PLANNING_SKU", "PLANNING_SKU"]]`. */
export function toJoinedColumns({ joinedColumns }: Compilation): string[][] {
  return joinedColumns.map((pair) => [...pair]);
}
