import type { WordReading } from '../compilation';
import type { Phrase } from '../link/phrase';
import type { Parse } from '../parse/parse';

/** How every word of the sentence was read; all of them unknown when there is no reading at all. */
export function explainWords(phrases: readonly Phrase[], parse: Parse | null): WordReading[] {
  const uses = new Map(parse?.fragments.flatMap((fragment) => fragment.uses).map((use) => [use.at, use]));
  return phrases.map(({ start, end, text, tokens, meanings }, at) => {
    const use = uses.get(at);
    const isSilent = meanings.some((meaning) => meaning.kind === 'filler') || tokens[0]?.kind === 'symbol';
    const role = use?.role ?? (isSilent ? 'filler' : 'unknown');
    return { start, end, text, role, meaning: role === 'filler' ? '' : (use?.meaning ?? '') };
  });
}
