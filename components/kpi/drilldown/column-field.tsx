'use client';

import { Autocomplete, TextField } from '@mui/material';
import { LabelledField } from '../../shared/labelled-field';

interface ColumnFieldProps {
  names: readonly string[];
  value: string;
  onChange: (name: string) => void;
}

/** One of the result's columns, found by typing a part of its name. */
export function ColumnField({ names, value, onChange }: ColumnFieldProps) {
  return (
    <LabelledField label="Column">
      {(ids) => (
        <Autocomplete
          id={ids.id}
          disableClearable
          options={names}
          value={value}
          onChange={(_, name) => onChange(name)}
          renderInput={(params) => <TextField {...params} />}
        />
      )}
    </LabelledField>
  );
}
