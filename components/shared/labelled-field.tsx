'use client';

import { Box } from '@mui/material';
import { type ReactNode, useId } from 'react';

/** What a control needs to belong to its label. */
export interface FieldIds {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
}

interface LabelledFieldProps {
  label: string;
  /** Beside the label, e.g. "optional". */
  note?: string;
  hint?: ReactNode;
  error?: string;
  children: (field: FieldIds) => ReactNode;
}

/** A control with its label above, and a hint or what is wrong below. */
export function LabelledField({ label, note, hint, error, children }: LabelledFieldProps) {
  const id = useId();
  const describedBy = error || hint ? `${id}-about` : undefined;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, mb: 0.5, fontSize: '0.8125rem' }}>
        <Box component="label" id={`${id}-label`} htmlFor={id} sx={{ fontWeight: 560 }}>
          {label}
        </Box>
        {note && <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{note}</Box>}
      </Box>
      {children({ id, labelId: `${id}-label`, describedBy })}
      {describedBy && (
        <Box
          id={describedBy}
          role={error ? 'alert' : undefined}
          sx={{
            mt: 0.5,
            fontSize: '0.75rem',
            lineHeight: 1.45,
            color: error ? 'error.main' : 'text.secondary',
            '&::first-letter': { textTransform: 'uppercase' },
          }}
        >
          {error ?? hint}
        </Box>
      )}
    </Box>
  );
}
