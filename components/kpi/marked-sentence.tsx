import { Box, Tooltip } from '@mui/material';
import { segmentsOf, toneOfRole, type Word } from './sentence-marks';

/** A sentence whose words are underlined by the role they were read in. */
export function MarkedSentence({ sentence, words }: { sentence: string; words: readonly Word[] }) {
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere', lineHeight: 1.75 }}>
      {segmentsOf(sentence, words).map(({ text, start, word }) =>
        word && word.role !== 'filler' ? (
          <Tooltip key={start} title={<span>{word.meaning || word.role}</span>}>
            <Box component="span" sx={markOf(word)}>
              {text}
            </Box>
          </Tooltip>
        ) : (
          <span key={start}>{text}</span>
        ),
      )}
    </Box>
  );
}

/** The underline of a word: solid in its role's colour, wavy when it was not understood. */
export function markOf(word: Word) {
  const unknown = word.role === 'unknown';
  return {
    textDecorationLine: word.role === 'filler' ? 'none' : 'underline',
    textDecorationColor: `var(--mui-palette-tone-${toneOfRole(word.role)}-solid)`,
    textDecorationStyle: unknown ? 'wavy' : 'solid',
    textDecorationThickness: unknown ? '1.5px' : '2px',
    textUnderlineOffset: '4px',
    textDecorationSkipInk: 'none',
  };
}
