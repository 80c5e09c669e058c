import { findMeanings } from '../lexicon/find-meanings';
import { splitIdentifier } from '../tokenize/split-identifier';
import type { NameForm } from './prepared-catalog';

/** How often each part occurs among some names: parts that many names share tell little about any of them. */
export function countParts(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const parts of names) {
    for (const part of new Set(parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

const isFunctionWord = (part: string): boolean =>
  findMeanings(part).some(({ kind }) => kind === 'be' || kind === 'have' || kind === 'preposition');

/** A table's name: a part shared by n tables weighs n^-1.5, so common prefixes fade without being listed. */
export function weighTableName(name: string, shared: ReadonlyMap<string, number>): NameForm {
  const parts = splitIdentifier(name);
  const weights = parts.map((part) => (isFunctionWord(part) ? 0.1 : (shared.get(part) ?? 1) ** -1.5));
  return { parts, weights, joined: parts.join('') };
}

const HEAD_WEIGHT = 1.5;
const OWNER_WEIGHT = 0.15;

/** A column's name: its last part is the head; parts that repeat the table's name hardly count. */
export function weighColumnName(
  name: string,
  sharedInTable: ReadonlyMap<string, number>,
  tableParts: ReadonlySet<string>,
): NameForm {
  const parts = splitIdentifier(name);
  const weights = parts.map((part, index) => {
    const isHead = index === parts.length - 1;
    if (!isHead && tableParts.has(part)) return OWNER_WEIGHT;
    if (isFunctionWord(part)) return OWNER_WEIGHT;
    return isHead ? HEAD_WEIGHT : 1 / (sharedInTable.get(part) ?? 1);
  });
  return { parts, weights, joined: parts.join('') };
}

/**
 * How much of a name the words say, 0 to 1: the weight of the parts said over the weight of all. 0 when a word
 * is not in the name at all.
 */
function coverage(form: NameForm, words: readonly string[]): number {
  if (form.joined === words.join('')) return 1;
  if (words.some((word) => !form.parts.includes(word))) return 0;
  let said = 0;
  let all = 0;
  form.parts.forEach((part, index) => {
    const weight = form.weights[index] ?? 0;
    all += weight;
    if (words.includes(part)) said += weight;
  });
  return all === 0 ? 0 : said / all;
}

/** The best coverage over all names of something. */
export function bestCoverage(forms: readonly NameForm[], words: readonly string[]): number {
  return forms.reduce((best, form) => Math.max(best, coverage(form, words)), 0);
}
