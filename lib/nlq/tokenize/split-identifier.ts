import { ABBREVIATIONS } from '../lexicon/abbreviations';
import { stem } from './stem';

/** `brz_lnd_RBP_GPU`, `unitPrice` or `order line` → their pieces, lower-cased and stemmed. */
export function splitIdentifier(identifier: string): string[] {
  const written = ABBREVIATIONS.get(identifier.toLowerCase()) ?? identifier;
  return written
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .flatMap((part) => stem(part.toLowerCase()).split(' '));
}
