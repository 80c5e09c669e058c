import type { Compilation, CompileOptions, Diagnostic } from './compilation';
import { diagnose } from './explain/diagnose';
import { explainWords } from './explain/explain-words';
import { judge, type Verdict } from './judge';
import { link } from './link/link';
import type { PreparedCatalog } from './link/prepared-catalog';
import { parse } from './parse/parse';
import { tokenize } from './tokenize/tokenize';

/** Longer sentences are refused: no question needs them, and every stage stays fast. */
export const LONGEST_SENTENCE = 5000;

/**
 * Compiles an English sentence to SQL: tokenize, link, parse, then resolve, plan and emit each likely reading,
 * and keep the one that stands clear of the others. Where a word is unread, a name unknown or two readings are
 * close, the answer is `needs_clarification` with diagnostics, never a guess. Deterministic; never throws on
 * any sentence.
 */
export function compile(sentence: string, catalog: PreparedCatalog, options: CompileOptions): Compilation {
  const refusal = refuse(sentence);
  if (refusal !== null) return unread(sentence, [refusal]);

  const isVisible = visibility(options);
  const tokens = tokenize(sentence, options.now);
  const phrases = link(sentence, tokens, catalog, isVisible);
  const parses = parse(phrases, catalog, isVisible);
  const verdict = judge(parses, catalog.catalog, options);

  const words = explainWords(phrases, verdict.parse);
  const stages = {
    tokens,
    phrases: phrases.map(summarise),
    intents: parses.map(({ intent, score }) => ({ intent, score })),
  };
  if (verdict.compiled === null && verdict.diagnostics.length === 0) {
    const diagnostics = diagnose(sentence, phrases, verdict.parse, catalog, isVisible);
    return { ...assemble(sentence, verdict), explanation: explain(verdict, words), diagnostics, stages };
  }
  return {
    ...assemble(sentence, verdict),
    explanation: explain(verdict, words),
    stages: { ...stages, ...verdict.stages },
  };
}

function refuse(sentence: string): Diagnostic | null {
  const refusal = (code: Diagnostic['code'], message: string): Diagnostic => ({
    code,
    severity: 'error',
    message,
    span: null,
    suggestions: [],
  });
  if (!/[\p{L}\p{N}]/u.test(sentence)) return refusal('empty_sentence', 'The sentence is empty');
  if (sentence.length > LONGEST_SENTENCE) {
    return refusal(
      'too_long',
      `The sentence has ${sentence.length} characters; at most ${LONGEST_SENTENCE} are read`,
    );
  }
  return null;
}

function visibility({ tables }: CompileOptions): (table: string) => boolean {
  if (tables === undefined) return () => true;
  const visible = new Set(tables);
  return (table) => visible.has(table);
}

function unread(sentence: string, diagnostics: readonly Diagnostic[]): Compilation {
  const nothing: Verdict = {
    parse: null,
    compiled: null,
    parser: 'rules',
    intent: null,
    confidence: 0,
    isClear: false,
    alternatives: [],
    diagnostics,
    stages: {},
  };
  return { ...assemble(sentence, nothing), explanation: explain(nothing, []), stages: {} };
}

/** What the golden tests and the explain view show of a phrase: what it may mean, best first. */
function summarise({ text, meanings, tables, columns, values }: ReturnType<typeof link>[number]) {
  return {
    text,
    ...(meanings.length > 0 && { meanings: meanings.map((meaning) => meaning.kind) }),
    ...(tables.length > 0 && {
      tables: tables.slice(0, 3).map(({ entry, score }) => `${entry.table.name} ${score.toFixed(2)}`),
    }),
    ...(columns.length > 0 && {
      columns: columns
        .slice(0, 3)
        .map(({ entry, score }) => `${entry.table}.${entry.column.name} ${score.toFixed(2)}`),
    }),
    ...(values.length > 0 && { values: values.slice(0, 3).map((value) => `${value.table}.${value.column}`) }),
  };
}

function explain(verdict: Verdict, words: Compilation['explanation']['words']): Compilation['explanation'] {
  const { compiled, parse: best } = verdict;
  const wording = {
    part: 'words',
    score: best?.certainty ?? 0,
    why: 'how directly the sentence names what was used',
  };
  return {
    words,
    reading: compiled?.reading ?? '',
    joins: compiled?.joins ?? [],
    confidence: compiled === null ? [] : [wording, ...compiled.confidenceParts],
  };
}

function assemble(sentence: string, verdict: Verdict): Omit<Compilation, 'explanation' | 'stages'> {
  const { compiled, isClear } = verdict;
  return {
    status: isClear ? 'compiled' : 'needs_clarification',
    sentence,
    parser: verdict.parser,
    intent: verdict.intent,
    emitted: isClear ? (compiled?.emitted ?? null) : null,
    queryType: compiled?.queryType ?? null,
    operation: compiled?.operation ?? null,
    sourceTable: compiled?.sourceTable ?? null,
    targetTable: compiled?.targetTable ?? null,
    joinedColumns: compiled?.joinedColumns ?? [],
    columns: compiled?.columns ?? [],
    isScalar: compiled?.isScalar ?? false,
    confidence: verdict.confidence,
    alternatives: verdict.alternatives,
    diagnostics: verdict.diagnostics,
  };
}
