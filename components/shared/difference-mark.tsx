import DragHandleRounded from '@mui/icons-material/DragHandleRounded';
import { Box } from '@mui/material';

/** Whether something differs: a sign and a word, and a colour only where it does. */
export function DifferenceMark({ differs, word }: { differs: boolean; word?: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '4px',
        px: differs ? '7px' : 0,
        height: 20,
        borderRadius: '10px',
        whiteSpace: 'nowrap',
        fontSize: '0.75rem',
        fontWeight: differs ? 560 : 400,
        color: differs ? 'tone.warn.text' : 'text.secondary',
        bgcolor: differs ? 'tone.warn.tint' : undefined,
      }}
    >
      {differs ? (
        <Box component="span" aria-hidden sx={{ fontSize: '0.875rem', lineHeight: 1 }}>
          ≠
        </Box>
      ) : (
        <DragHandleRounded aria-hidden sx={{ fontSize: 13 }} />
      )}
      {word ?? (differs ? 'differs' : 'same')}
    </Box>
  );
}
