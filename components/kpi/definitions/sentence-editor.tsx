'use client';

import { Box } from '@mui/material';
import type { Ref } from 'react';
import { MAX_SENTENCE_LENGTH } from '@/lib/kpi/schemas';
import type { FieldIds } from '../../shared/labelled-field';
import { markOf } from '../marked-sentence';
import { segmentsOf, type Word } from '../sentence-marks';

interface SentenceEditorProps {
  field: FieldIds;
  name: string;
  value: string;
  /** How the words of `value` were read. */
  words: readonly Word[];
  invalid: boolean;
  placeholder: string;
  inputRef: Ref<HTMLTextAreaElement>;
  onChange: (value: string) => void;
  onBlur: () => void;
}

/**
 * A text area that underlines words by role. The marks are drawn by a copy of the text behind it, which also
 * gives the area its height; both share one font and one grid cell and therefore never part.
 */
export function SentenceEditor(props: SentenceEditorProps) {
  return (
    <Box sx={[frame, props.invalid && { borderColor: 'error.main' }]}>
      <Box aria-hidden sx={[textStyles, { color: 'transparent', pointerEvents: 'none' }]}>
        {segmentsOf(props.value, props.words).map(({ text, start, word }) => (
          <Box key={start} component="span" sx={word ? markOf(word) : undefined}>
            {text}
          </Box>
        ))}
        {/* A trailing line break needs something after it to take up a line. */}
        {'\u200b'}
      </Box>
      <Box
        component="textarea"
        ref={props.inputRef}
        id={props.field.id}
        name={props.name}
        aria-describedby={props.field.describedBy}
        aria-invalid={props.invalid}
        required
        value={props.value}
        placeholder={props.placeholder}
        maxLength={MAX_SENTENCE_LENGTH}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
        sx={[textStyles, areaStyles]}
      />
    </Box>
  );
}

const frame = {
  display: 'grid',
  minHeight: 86,
  maxHeight: 260,
  overflowY: 'auto',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  '& > *': { gridArea: '1 / 1' },
  '&:hover': { borderColor: 'text.disabled' },
  '&:focus-within': {
    borderColor: 'primary.main',
    boxShadow: 'inset 0 0 0 1px var(--mui-palette-primary-main)',
  },
} as const;

const textStyles = {
  m: 0,
  px: 1.5,
  py: 1.1,
  fontFamily: 'inherit',
  fontSize: '0.9375rem',
  lineHeight: 1.7,
  letterSpacing: 'normal',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'break-word',
} as const;

const areaStyles = {
  border: 0,
  outline: 'none',
  resize: 'none',
  overflow: 'hidden',
  width: '100%',
  background: 'transparent',
  color: 'text.primary',
  '&::placeholder': { color: 'text.secondary', opacity: 1 },
} as const;
