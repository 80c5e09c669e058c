import type { Catalog } from './catalog';
import type { Compilation, CompileOptions, Diagnostic } from './compilation';
import { type CompiledIntent, compileIntent } from './compile-intent';
import type { Intent } from './intent';
import { tablesOfIntent } from './parse/mentioned-tables';
import type { Parse } from './parse/parse';

type Compiled = Extract<CompiledIntent, { ok: true }>;

/** Which reading stands, if one does. */
export interface Verdict {
  /** The reading that explains the words, even when nothing could be compiled. */
  readonly parse: Parse | null;
  readonly compiled: Compiled | null;
  readonly parser: Compilation['parser'];
  readonly intent: Intent | null;
  readonly confidence: number;
  /** True when the reading may be run. */
  readonly isClear: boolean;
  readonly alternatives: Compilation['alternatives'];
  readonly diagnostics: readonly Diagnostic[];
  readonly stages: Readonly<Record<string, unknown>>;
}

interface Reading {
  readonly parse: Parse;
  readonly compiled: Compiled;
  readonly score: number;
}

/** Readings nearer than this are both possible: the person decides. */
const MARGIN = 0.03;
/** Readings that had to infer more than this are offered, not run. */
const LEAST_CONFIDENCE = 0.88;
const FEWEST_DOUBTFUL_DETOURS = 2;
const CERTAINTY_OF_A_DETOUR = 0.84;
const MOST_COMPILED = 6;
const MOST_ALTERNATIVES = 4;
const CONFIDENCE_OF_A_PROPOSAL = { llm: 0.75, confirmed: 1 } as const;

/** The weakest link decides how far a reading can be trusted. */
function confidenceOf(certainty: number, compiled: Compiled): number {
  const weakest = compiled.confidenceParts.reduce((least, part) => Math.min(least, part.score), certainty);
  return Math.round(weakest * 1000) / 1000;
}

/** Tables that the joins pass through though the sentence uses nothing of them; the more, the less likely. */
function certaintyOfDetours(parse: Parse, { joins }: Compiled, catalog: Catalog): number {
  const used = tablesOfIntent(parse.intent);
  const passed = new Set(joins.flatMap(({ from, to }) => [from.table, to.table]));
  for (const table of used) passed.delete(table);
  const isHub = [...passed].some((table) => isSharedParent(table, joins, catalog));
  return passed.size < FEWEST_DOUBTFUL_DETOURS && !isHub ? 1 : CERTAINTY_OF_A_DETOUR;
}

/** Teachers and courses of one department: that both refer to it says nothing of who teaches what. */
function isSharedParent(name: string, joins: Compiled['joins'], catalog: Catalog): boolean {
  const key = catalog.tables.find((table) => table.name === name)?.primaryKey ?? [];
  const sides = joins.flatMap(({ from, to }) => [from, to]).filter(({ table }) => table === name);
  return (
    sides.length > 1 &&
    key.length > 0 &&
    sides.every(
      ({ columns }) => columns.length === key.length && columns.every((column) => key.includes(column)),
    )
  );
}

function withoutRepeats(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ compiled }) => {
    const key = JSON.stringify([compiled.emitted.sql, compiled.emitted.params]);
    return !seen.has(key) && seen.add(key);
  });
}

function compileAll(parses: readonly Parse[], catalog: Catalog, options: CompileOptions) {
  const readings: Reading[] = [];
  let failure: { parse: Parse; diagnostics: readonly Diagnostic[] } | null = null;
  for (const parse of parses.slice(0, MOST_COMPILED)) {
    const compiled = compileIntent(parse.intent, catalog, options);
    if (compiled.ok) {
      const detours = certaintyOfDetours(parse, compiled, catalog);
      const doubted = { ...parse, certainty: parse.certainty * detours };
      const score = parse.score * detours * confidenceOf(1, compiled);
      readings.push({ parse: doubted, compiled, score });
    } else failure ??= { parse, diagnostics: compiled.diagnostics };
  }
  readings.sort((a, b) => b.score - a.score);
  return { readings: withoutRepeats(readings), failure };
}

function ambiguous(readings: readonly Reading[]): Diagnostic {
  const suggestions = readings.map(({ compiled }) => compiled.reading);
  return {
    code: 'ambiguous',
    severity: 'error',
    message:
      readings.length > 1
        ? 'The sentence can be read in more than one way. Which one is meant?'
        : 'The sentence leaves much to guess. Is this what is meant?',
    span: null,
    suggestions,
  };
}

/** Intents that come from elsewhere: one a person confirmed stands; a model's stands only where the rules are silent. */
function judgeProposal(
  kind: 'confirmed' | 'llm',
  best: Parse | null,
  catalog: Catalog,
  options: CompileOptions,
): Verdict | null {
  for (const { intent, parser } of options.proposedIntents ?? []) {
    const compiled = parser === kind ? compileIntent(intent, catalog, options) : null;
    if (compiled?.ok !== true) continue;
    const confidence = confidenceOf(CONFIDENCE_OF_A_PROPOSAL[kind], compiled);
    const { diagnostics, bound, plan } = compiled;
    return {
      parse: best,
      compiled,
      parser,
      intent,
      confidence,
      isClear: true,
      alternatives: [],
      diagnostics,
      stages: { bound, plan },
    };
  }
  return null;
}

/**
 * Compiles the likeliest readings and decides: the best one stands when every word is used and no other reading
 * with different SQL is nearly as good. `parses` are best first.
 */
export function judge(parses: readonly Parse[], catalog: Catalog, options: CompileOptions): Verdict {
  const [best = null] = parses;
  const confirmed = judgeProposal('confirmed', best, catalog, options);
  if (confirmed !== null) return confirmed;
  const complete = parses.filter((parse) => parse.unread.length === 0 && parse.problems.length === 0);
  const { readings, failure } = compileAll(complete, catalog, options);
  const [first] = readings;
  const close = readings.filter((reading) => first !== undefined && reading.score > first.score - MARGIN);
  const isSure =
    first !== undefined && confidenceOf(first.parse.certainty, first.compiled) >= LEAST_CONFIDENCE;
  if (isSure && close.length === 1) return standing(first, readings.slice(1));
  const proposed = judgeProposal('llm', best, catalog, options);
  if (proposed !== null) return proposed;
  if (first !== undefined)
    return { ...standing(first, readings.slice(1)), isClear: false, diagnostics: [ambiguous(close)] };
  const nothing = {
    compiled: null,
    parser: 'rules',
    confidence: 0,
    isClear: false,
    alternatives: [],
    stages: {},
  } as const;
  if (failure !== null) {
    return {
      ...nothing,
      parse: failure.parse,
      intent: failure.parse.intent,
      diagnostics: failure.diagnostics,
    };
  }
  return { ...nothing, parse: best, intent: null, diagnostics: [] };
}

function standing({ parse, compiled }: Reading, others: readonly Reading[]): Verdict {
  const alternatives = others.slice(0, MOST_ALTERNATIVES).map((other) => ({
    reading: other.compiled.reading,
    confidence: confidenceOf(other.parse.certainty, other.compiled),
    intent: other.parse.intent,
  }));
  return {
    parse,
    compiled,
    parser: 'rules',
    intent: parse.intent,
    confidence: confidenceOf(parse.certainty, compiled),
    isClear: true,
    alternatives,
    diagnostics: compiled.diagnostics,
    stages: { bound: compiled.bound, plan: compiled.plan },
  };
}
