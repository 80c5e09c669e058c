import { Box } from '@mui/material';
import { toneOfRole, type Word } from './sentence-marks';

/** How each word was read: the word, its role and what it stands for. */
export function WordList({ words }: { words: readonly Word[] }) {
  const told = words.filter((word) => word.role !== 'filler');
  if (told.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(0, max-content) max-content minmax(0, 1fr)',
        columnGap: 1.25,
        rowGap: 0.6,
        fontSize: '0.8125rem',
      }}
    >
      {told.map((word) => (
        <Box component="li" key={word.start} sx={{ display: 'contents' }}>
          <Box component="span" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>
            {word.text}
          </Box>
          <RoleTag word={word} />
          <Box component="span" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {word.meaning}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function RoleTag({ word }: { word: Word }) {
  const tone = toneOfRole(word.role);
  return (
    <Box
      component="span"
      sx={{
        justifySelf: 'start',
        alignSelf: 'start',
        mt: '1px',
        px: 0.75,
        borderRadius: '5px',
        fontSize: '0.6875rem',
        fontWeight: 560,
        lineHeight: '18px',
        color: `tone.${tone}.text`,
        bgcolor: `tone.${tone}.tint`,
      }}
    >
      {word.role}
    </Box>
  );
}
