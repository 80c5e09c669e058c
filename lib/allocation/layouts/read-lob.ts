import type { Locality } from '../schemas';

/** Platforms whose names are written like this, however a cell spells them. */
const KNOWN_PLATFORMS = ['Amisys', 'Facets', 'Xcelys'] as const;

const LOCALITY_WORDS: Readonly<Record<Locality, RegExp>> = {
  Domestic: /(?<![\p{L}\p{N}])(domestic|dom|onshore|usa?|united states)(?![\p{L}\p{N}])/iu,
  Global: /(?<![\p{L}\p{N}])(global|glb|offshore)(?![\p{L}\p{N}])/iu,
};

export interface LobRead {
  readonly platform: string;
  /** What is neither platform nor locality; may be empty. */
  readonly market: string;
  readonly locality: Locality;
}

/**
 * A line of business as its parts: `Amisys Medicaid DOMESTIC` is platform Amisys, market Medicaid, Domestic. The
 * platform is a known one anywhere, else the first word; the locality is Global unless named. Blanks, brackets, dashes,
 * slashes and underscores separate. Undefined without a platform, or with both localities.
 */
export function readLob(text: string): LobRead | undefined {
  const spaced = text.replace(/_/g, ' ');
  const locality = readLocality(spaced);
  if (locality === 'both') return undefined;
  const rest = spaced.replace(LOCALITY_WORDS[locality ?? 'Global'], ' ');
  const platform = findPlatform(rest);
  if (platform === undefined) return undefined;
  const market = rest
    .replace(platform.written, ' ')
    // Brackets and dashes that held the parts together; those inside of a word stay.
    .replace(/[()[\]{}|/]+|(?<=^|\s)[-–—:,.]+|[-–—:,.]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { platform: platform.name, market, locality: locality ?? 'Global' };
}

/** Domestic or Global where a word says so; undefined where none does, `both` where both do. */
export function readLocality(text: string): Locality | 'both' | undefined {
  const named = (['Domestic', 'Global'] as const).filter((locality) => LOCALITY_WORDS[locality].test(text));
  return named.length === 2 ? 'both' : named[0];
}

/** A platform by the name that all spellings of it share; undefined where the text has no word. */
export const readPlatform = (text: string): string | undefined => findPlatform(text)?.name;

function findPlatform(text: string): { readonly name: string; readonly written: string } | undefined {
  const known = KNOWN_PLATFORMS.map((name) => ({
    name,
    match: new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'iu').exec(text),
  })).flatMap(({ name, match }) => (match ? [{ name, written: match[0], at: match.index }] : []));
  const [first] = known.sort((left, right) => left.at - right.at);
  if (first) return first;
  const written = /[\p{L}\p{N}]+/u.exec(text)?.[0];
  return written === undefined ? undefined : { name: written.toUpperCase(), written };
}
