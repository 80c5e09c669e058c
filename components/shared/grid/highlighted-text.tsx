import { Box } from '@mui/material';

interface Part {
  readonly text: string;
  readonly start: number;
  readonly marked: boolean;
}

const escapePattern = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text cut at the words that were searched for, upper and lower case alike; the longest word wins. */
export function markedParts(text: string, words: readonly string[]): Part[] {
  if (words.length === 0) return [{ text, start: 0, marked: false }];
  const longestFirst = [...words].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'giu');
  const parts: Part[] = [];
  let position = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    if (match.index > position) {
      parts.push({ text: text.slice(position, match.index), start: position, marked: false });
    }
    parts.push({ text: match[0], start: match.index, marked: true });
    position = match.index + match[0].length;
  }
  if (position < text.length || parts.length === 0) {
    parts.push({ text: text.slice(position), start: position, marked: false });
  }
  return parts;
}

/** A text in which the words of a search are marked. */
export function HighlightedText({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  return markedParts(text, words).map((part) =>
    part.marked ? (
      <Box
        component="mark"
        key={part.start}
        sx={{
          bgcolor: 'color-mix(in srgb, var(--mui-palette-tone-warn-solid) 30%, transparent)',
          color: 'inherit',
          borderRadius: '3px',
        }}
      >
        {part.text}
      </Box>
    ) : (
      part.text
    ),
  );
}
