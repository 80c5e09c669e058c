const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);

interface CaseType {
  readonly name: string;
  /** Lower case, without white space. */
  readonly plain: string;
}

/**
 * Makes the function that finds a vendor's skills: the case types that a text names. Upper and lower case and spaces
 * make no difference; where several case types begin or lie in the same place the longest is meant; none is found
 * inside of a longer word. Sorted.
 */
export function skillFinder(caseTypes: readonly string[]): (newWorkType: string) => readonly string[] {
  const known = caseTypes
    .map((name): CaseType => ({ name, plain: name.toLowerCase().replace(/\s+/g, '') }))
    .filter(({ plain }) => plain !== '')
    .sort((left, right) => right.plain.length - left.plain.length || (left.name < right.name ? -1 : 1));
  const found = new Map<string, readonly string[]>();
  return (newWorkType) => {
    const kept = found.get(newWorkType);
    if (kept) return kept;
    const skills = search(newWorkType, known);
    found.set(newWorkType, skills);
    return skills;
  };
}

/** As `skillFinder`, for one text. */
export const findSkills = (newWorkType: string, caseTypes: readonly string[]): readonly string[] =>
  skillFinder(caseTypes)(newWorkType);

function search(text: string, known: readonly CaseType[]): readonly string[] {
  const lower = text.toLowerCase();
  // Letters without spaces, each with its place in the text.
  const places = [...lower.matchAll(/\S/g)].map(({ index }) => index);
  const plain = places.map((place) => lower[place]).join('');
  const taken = new Array<boolean>(plain.length).fill(false);
  const skills = new Set<string>();
  for (const { name, plain: word } of known) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      const end = at + word.length;
      const first = places[at] ?? 0;
      const last = places[end - 1] ?? 0;
      if (isWordCharacter(lower[first]) && isWordCharacter(lower[first - 1])) continue;
      if (isWordCharacter(lower[last]) && isWordCharacter(lower[last + 1])) continue;
      if (taken.slice(at, end).includes(true)) continue;
      taken.fill(true, at, end);
      skills.add(name);
    }
  }
  return [...skills].sort();
}
