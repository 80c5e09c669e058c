import type { Compilation } from '../nlq/compilation';
import type { DiagnosticBody } from '../shared/compilation-schemas';
import type { GraphCompilation } from '../sources/compile-on-graph';

export interface Refusal {
  readonly code: string;
  /** For a manager: what was not understood, and what to write instead. */
  readonly message: string;
  readonly diagnostics: readonly DiagnosticBody[];
}

const MESSAGES_SHOWN = 3;

/** Why there is nothing to run; undefined when there is. */
export function describeRefusal(outcome: GraphCompilation): Refusal | undefined {
  if (outcome.kind === 'compiled') return describeUnclear(outcome.compilation);
  const { problem, suggestion } = outcome.problem;
  const code = outcome.kind === 'unknown_graph' ? 'unknown_knowledge_graph' : 'unknown_schema';
  return {
    code,
    message: problem,
    diagnostics: [
      { code, severity: 'error', message: problem, span: null, suggestions: suggestion ? [suggestion] : [] },
    ],
  };
}

function describeUnclear(compilation: Compilation): Refusal | undefined {
  if (compilation.status === 'compiled' && compilation.emitted) return undefined;
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  const reasons = errors.slice(0, MESSAGES_SHOWN).map(({ message }) => endSentence(message));
  const readings = compilation.alternatives.slice(0, MESSAGES_SHOWN).map(({ reading }) => `“${reading}”`);
  return {
    code: 'needs_clarification',
    message: [
      ...(reasons.length > 0 ? reasons : ['The sentence can be read in more than one way.']),
      ...(readings.length > 0 ? [`It could mean: ${readings.join('; ')}.`] : []),
    ].join(' '),
    diagnostics: [],
  };
}

function endSentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
