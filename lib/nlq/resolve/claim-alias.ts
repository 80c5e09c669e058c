import { isReservedWord } from './reserved-words';

/** Layers and prefixes that say where a table was landed, not what it holds. */
const NOISE = new Set(
  'brz bronze slv silver gld gold lnd land landing stg staging raw tbl table dim fct fact vw view dbo src ods dwh tmp'.split(
    ' ',
  ),
);
const LONGEST_PLAIN_NAME = 14;
const LONGEST_ALIAS = 24;

/** Hands out the short names tables go by in a statement, none twice. */
export interface Aliases {
  readonly claim: (table: string, role: string | null) => string;
}

/** A fresh set of aliases for one statement. */
export function createAliases(): Aliases {
  const taken = new Set<string>();
  return {
    claim(table, role) {
      const candidates =
        role === null ? aliasCandidates(table) : [...aliasCandidates(role), ...aliasCandidates(table)];
      const alias = candidates.find((name) => !taken.has(name.toLowerCase())) ?? numbered(candidates);
      taken.add(alias.toLowerCase());
      return alias;
    },
  };

  function numbered(candidates: readonly string[]): string {
    const stem = candidates.at(-1) ?? 't';
    for (let number = 2; ; number += 1) {
      const alias = `${stem}_${number}`;
      if (!taken.has(alias.toLowerCase())) return alias;
    }
  }
}

/** Best first: the name itself when short and plain, then its telling words: `brz_lnd_RBP_GPU` → rbp, rbp_gpu. */
function aliasCandidates(name: string): string[] {
  const words = wordsOf(name).filter((word) => /^[a-z][a-z0-9]*$/.test(word));
  const telling = words.filter((word) => !NOISE.has(word));
  const [first, second] = telling.length > 0 ? telling : words;
  const short = /^[a-z][a-z0-9_]*$/i.test(name) && name.length <= LONGEST_PLAIN_NAME ? [name] : [];
  const byWord = first === undefined ? [] : [first, ...(second ? [`${first}_${second}`] : [])];
  const candidates = [...short, ...byWord.map((word) => word.slice(0, LONGEST_ALIAS))].filter(isUsable);
  // A table called by a keyword goes by its first letter.
  return candidates.length > 0 ? candidates : [(first ?? 't').charAt(0)];
}

function isUsable(name: string): boolean {
  return name !== '' && !isReservedWord(name);
}

/** The words of a name as they are written; aliases are not stemmed. */
function wordsOf(name: string): string[] {
  const words = name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').match(/\p{L}+|\d+/gu) ?? [];
  return words.map((word) => word.toLowerCase());
}
