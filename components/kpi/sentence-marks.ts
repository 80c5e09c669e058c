import type { DiagnosticBody, ExplanationBody } from '@/lib/shared/compilation-schemas';
import type { ToneName } from '../shared/tone';

export type Word = ExplanationBody['words'][number];
export type WordRole = Word['role'];

/** A stretch of the sentence, with the word it is when it was read as one. */
export interface Segment {
  readonly text: string;
  readonly start: number;
  readonly word: Word | null;
}

const roleTones: Record<WordRole, ToneName> = {
  table: 'info',
  column: 'violet',
  value: 'good',
  time: 'good',
  operator: 'warn',
  aggregate: 'warn',
  order: 'warn',
  limit: 'warn',
  relation: 'warn',
  filler: 'quiet',
  unknown: 'bad',
};

export const toneOfRole = (role: WordRole): ToneName => roleTones[role];

function commonPrefix(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  let index = 0;
  while (index < length && left[index] === right[index]) index += 1;
  return index;
}

/**
 * The words of an earlier reading that an edit left alone, moved to where they now stand. Marks so stay put
 * while one types, until the new reading arrives.
 */
export function survivingWords(words: readonly Word[], before: string, now: string): Word[] {
  if (before === now) return [...words];
  const prefix = commonPrefix(before, now);
  const reversed = (text: string) => [...text.slice(prefix)].reverse().join('');
  const suffix = commonPrefix(reversed(before), reversed(now));
  const shift = now.length - before.length;
  return words.flatMap((word) => {
    if (word.end <= prefix) return [word];
    if (word.start < before.length - suffix) return [];
    return [{ ...word, start: word.start + shift, end: word.end + shift }];
  });
}

/** The sentence cut into words that were read and the text between them. */
export function segmentsOf(sentence: string, words: readonly Word[]): Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  for (const word of [...words].sort((left, right) => left.start - right.start)) {
    if (word.start < position || word.end > sentence.length) continue;
    if (word.start > position) {
      segments.push({ text: sentence.slice(position, word.start), start: position, word: null });
    }
    segments.push({ text: sentence.slice(word.start, word.end), start: word.start, word });
    position = word.end;
  }
  if (position < sentence.length) {
    segments.push({ text: sentence.slice(position), start: position, word: null });
  }
  return segments;
}

/** The sentence with a suggestion of a diagnostic in place of what it is about. */
export function applySuggestion(sentence: string, span: DiagnosticBody['span'], suggestion: string): string {
  if (!span || span.end > sentence.length) return suggestion;
  return sentence.slice(0, span.start) + suggestion + sentence.slice(span.end);
}

/** The words of a reading, those that an error is about marked as not understood. */
export function markProblems(
  sentence: string,
  words: readonly Word[],
  diagnostics: readonly DiagnosticBody[],
): Word[] {
  const problems = diagnostics.flatMap(({ severity, span, message }): Word[] =>
    severity === 'error' && span !== null && span.end > span.start && span.end <= sentence.length
      ? [{ ...span, text: sentence.slice(span.start, span.end), role: 'unknown', meaning: message }]
      : [],
  );
  const apart = (word: Word) => problems.every(({ start, end }) => word.end <= start || word.start >= end);
  return [...words.filter(apart), ...problems];
}
