'use client';

import { InputBase } from '@mui/material';
import { useId } from 'react';
import { VisuallyHidden } from '../../shared/visually-hidden';

interface MonthConfigCellProps {
  label: string;
  /** The same for every month. */
  column: string;
  text: string;
  /** Differs from what is kept. */
  edited: boolean;
  problem: string | undefined;
  onText: (text: string) => void;
}

/** One value, edited where it stands. */
export function MonthConfigCell({ label, column, text, edited, problem, onText }: MonthConfigCellProps) {
  const id = useId();
  return (
    <>
      <InputBase
        value={text}
        error={problem !== undefined}
        placeholder="–"
        onChange={({ target }) => onText(target.value)}
        inputProps={{
          'aria-label': label,
          'aria-invalid': problem !== undefined,
          'aria-describedby': problem ? id : undefined,
          'data-column': column,
          inputMode: 'decimal',
          autoComplete: 'off',
          maxLength: 12,
        }}
        sx={[
          look,
          edited && { bgcolor: 'surface.selected', fontWeight: 600 },
          problem !== undefined && wrong,
        ]}
      />
      {problem && (
        <VisuallyHidden>
          <span id={id}>Needs {problem}</span>
        </VisuallyHidden>
      )}
    </>
  );
}

const look = {
  width: '100%',
  height: 30,
  px: 0.75,
  borderRadius: '6px',
  fontSize: '0.8125rem',
  border: 1,
  borderColor: 'transparent',
  '& input': { p: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '&:hover': { borderColor: 'divider' },
  '&.Mui-focused': { borderColor: 'primary.main' },
};

const wrong = {
  bgcolor: 'tone.bad.tint',
  color: 'tone.bad.text',
  '&, &:hover': { borderColor: 'tone.bad.solid' },
};
