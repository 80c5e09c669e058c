import { Box } from '@mui/material';
import { VisuallyHidden } from '../../shared/visually-hidden';
import { type WordChange, wordChanges } from './word-changes';

/** What changed from one wording to another: added is underlined with a plus, removed is struck out with a minus. */
export function SentenceDiff({ before, after }: { before: string; after: string }) {
  let position = 0;
  return (
    <Box component="span" sx={{ lineHeight: 1.75, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      {wordChanges(before, after).map((change) => {
        position += change.text.length;
        return <Change key={`${position} ${change.kind}`} change={change} />;
      })}
    </Box>
  );
}

function Change({ change: { kind, text } }: { change: WordChange }) {
  if (kind === 'same') return <span>{text}</span>;
  const added = kind === 'added';
  const tone = added ? 'good' : 'bad';
  return (
    <>
      <VisuallyHidden>{added ? ' added: ' : ' removed: '}</VisuallyHidden>
      <Box
        component={added ? 'ins' : 'del'}
        sx={{
          px: '3px',
          borderRadius: '4px',
          color: `tone.${tone}.text`,
          bgcolor: `tone.${tone}.tint`,
          textDecoration: added ? 'underline' : 'line-through',
          textUnderlineOffset: '3px',
        }}
      >
        <Box component="span" aria-hidden sx={{ display: 'inline-block', fontWeight: 700, mr: '2px' }}>
          {added ? '+' : '−'}
        </Box>
        {text}
      </Box>
      <VisuallyHidden>{added ? ' end of added ' : ' end of removed '}</VisuallyHidden>
    </>
  );
}
