'use client';

import { Box, MenuItem, Select } from '@mui/material';
import { LabelledField } from './labelled-field';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Grey, behind the label, in the list only. */
  readonly note?: string;
}

interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly SelectOption[];
  hint?: string;
  error?: string;
  onChange: (value: string) => void;
}

/** One of a few, with its label above. */
export function SelectField({ label, value, options, hint, error, onChange }: SelectFieldProps) {
  const known = options.some((option) => option.value === value);
  return (
    <LabelledField label={label} hint={hint} error={error}>
      {(ids) => (
        <Select
          fullWidth
          size="small"
          value={known ? value : ''}
          labelId={ids.labelId}
          error={error !== undefined}
          SelectDisplayProps={{ 'aria-describedby': ids.describedBy }}
          renderValue={(chosen) => options.find((option) => option.value === chosen)?.label ?? ''}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <MenuItem key={option.value} value={option.value}>
              {option.label}
              {option.note && (
                <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontSize: '0.75rem' }}>
                  {option.note}
                </Box>
              )}
            </MenuItem>
          ))}
        </Select>
      )}
    </LabelledField>
  );
}
