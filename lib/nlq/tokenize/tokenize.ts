import { findPeriods } from './find-periods';
import { splitIdentifier } from './split-identifier';
import type { Token } from './token';

const OPENING_QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '‘': '’',
  '«': '»',
};
const NUMBER = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/y;
const WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[-.&/](?=[\p{L}\p{N}])|['’](?=(?:t|re|ve|ll)\b))*/uy;
const SIGN = /<=|>=|<>|!=|==|[=<>≤≥≠]/y;
const WHITE_SPACE = /[\s\p{Cc}\u200B-\u200D\uFEFF]+/uy;

function matchAt(pattern: RegExp, sentence: string, start: number): string | null {
  pattern.lastIndex = start;
  return pattern.exec(sentence)?.[0] ?? null;
}

/** A quotation that opens here and closes before another word begins inside it, e.g. not the apostrophe of "don't". */
function readQuotation(sentence: string, start: number): Token | null {
  const closing = OPENING_QUOTES[sentence.charAt(start)];
  if (closing === undefined) return null;
  const isApostrophe = closing === "'" || closing === '’';
  if (isApostrophe && start > 0 && /[\p{L}\p{N}]/u.test(sentence.charAt(start - 1))) return null;
  let end = sentence.indexOf(closing, start + 1);
  while (isApostrophe && end !== -1 && /[\p{L}\p{N}]/u.test(sentence.charAt(end + 1))) {
    end = sentence.indexOf(closing, end + 1);
  }
  if (end === -1) return null;
  const text = sentence.slice(start, end + 1);
  return { kind: 'quoted', start, end: end + 1, text, value: text.slice(1, -1) };
}

function readNumber(sentence: string, start: number): Token | null {
  const digits = matchAt(NUMBER, sentence, start);
  if (digits === null) return null;
  const signed = sentence.charAt(start - 1) === '-' && !/[\p{L}\p{N}]/u.test(sentence.charAt(start - 2));
  const afterDigits = start + digits.length;
  if (/[\p{L}_]/u.test(sentence.charAt(afterDigits)) || /-\p{L}/uy.test(sentence.slice(afterDigits)))
    return null;
  const percent = sentence.charAt(afterDigits) === '%';
  const end = percent ? afterDigits + 1 : afterDigits;
  const value = Number(digits.replaceAll(',', '')) * (signed ? -1 : 1);
  return { kind: 'number', start, end, text: sentence.slice(start, end), value, percent };
}

function readWord(sentence: string, start: number): Token | null {
  const text = matchAt(WORD, sentence, start);
  if (text === null) return null;
  // An identifier is one token with several parts; a slash or dot separates words that merely touch.
  const lower = text.toLowerCase().replaceAll('’', "'");
  return { kind: 'word', start, end: start + text.length, text, lower, parts: splitIdentifier(text) };
}

/** "'s" and "n't" become words of their own, so that grammar rules see them. */
function readContraction(sentence: string, start: number): Token | null {
  const text = matchAt(/['’]s\b|['’](?=\s|$)/y, sentence, start);
  if (text === null || start === 0 || !/[\p{L}\p{N}]/u.test(sentence.charAt(start - 1))) return null;
  return { kind: 'word', start, end: start + text.length, text, lower: "'s", parts: ["'s"] };
}

function readSymbol(sentence: string, start: number): Token {
  const sign = matchAt(SIGN, sentence, start) ?? String.fromCodePoint(sentence.codePointAt(start) ?? 0);
  return { kind: 'symbol', start, end: start + sign.length, text: sign };
}

/**
 * Splits a sentence into words, numbers, quoted text, dates and signs, each with its place. Relative periods
 * count from `now`, in UTC.
 */
export function tokenize(sentence: string, now: Date): Token[] {
  const periods = findPeriods(sentence, now);
  const tokens: Token[] = [];
  let position = 0;
  while (position < sentence.length) {
    const blank = matchAt(WHITE_SPACE, sentence, position);
    if (blank !== null) {
      position += blank.length;
      continue;
    }
    const period = periods.find((found) => found.start === position);
    const token: Token =
      period ??
      readQuotation(sentence, position) ??
      readContraction(sentence, position) ??
      readNumber(sentence, position) ??
      readWord(sentence, position) ??
      readSymbol(sentence, position);
    tokens.push(token);
    position = token.end;
  }
  return tokens;
}
