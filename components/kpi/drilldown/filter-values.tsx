'use client';

import { Autocomplete, Box, TextField } from '@mui/material';
import type { ClipboardEvent } from 'react';
import { LabelledField } from '../../shared/labelled-field';
import { SelectField } from '../../shared/select-field';
import type { ValueKind } from './column-filters';

interface FilterValuesProps {
  kind: ValueKind;
  /** Of the column. */
  type: string;
  arity: 0 | 1 | 2 | 'many';
  typed: readonly string[];
  /** Values at hand. */
  suggestions: readonly string[];
  problem: string | undefined;
  onChange: (typed: readonly string[]) => void;
}

/** The values of a condition, in fields that fit the column. */
export function FilterValues(props: FilterValuesProps) {
  const { kind, arity, typed, onChange } = props;
  if (arity === 'many') return <ListField {...props} />;
  if (kind === 'boolean') {
    return (
      <SelectField
        label="Value"
        value={typed[0] ?? ''}
        options={[
          { value: '1', label: 'true', note: '1' },
          { value: '0', label: 'false', note: '0' },
        ]}
        onChange={(value) => onChange([value])}
      />
    );
  }
  if (arity === 2) {
    const [from = '', to = ''] = typed;
    return (
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, alignItems: 'start' }}>
        <OneField
          {...props}
          label="From"
          value={from}
          onChange={(value) => onChange([value, to])}
          autoFocus
        />
        <OneField
          {...props}
          problem={undefined}
          label="To"
          value={to}
          onChange={(value) => onChange([from, value])}
        />
      </Box>
    );
  }
  return (
    <OneField
      {...props}
      label="Value"
      value={typed[0] ?? ''}
      onChange={(value) => onChange([value])}
      autoFocus
    />
  );
}

interface OneFieldProps extends Omit<FilterValuesProps, 'onChange' | 'arity'> {
  label: string;
  value: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

const hints: Partial<Record<string, string>> = {
  datetime: 'A day, 2025-01-31, or a moment, 2025-01-31 09:30.',
  time: '09:30, or 09:30:15.',
};

function OneField({ kind, type, label, value, problem, suggestions, autoFocus, onChange }: OneFieldProps) {
  const listed = kind === 'text' ? suggestions : [];
  return (
    <LabelledField label={label} hint={hints[type]} error={problem}>
      {(ids) => (
        <Autocomplete
          freeSolo
          id={ids.id}
          options={listed}
          inputValue={value}
          onInputChange={(_, next) => onChange(next)}
          disableClearable
          renderInput={(params) => (
            <TextField
              {...params}
              autoFocus={autoFocus}
              type={type === 'date' ? 'date' : 'text'}
              error={problem !== undefined}
              slotProps={{
                ...params.slotProps,
                htmlInput: {
                  ...params.slotProps.htmlInput,
                  'aria-describedby': ids.describedBy,
                  inputMode: kind === 'number' ? 'decimal' : undefined,
                },
              }}
            />
          )}
        />
      )}
    </LabelledField>
  );
}

/** Several values: typed one by one, chosen, or pasted as a column of a spreadsheet. */
function ListField({ typed, suggestions, problem, onChange }: FilterValuesProps) {
  const add = (values: readonly string[]) =>
    onChange([...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]);
  const paste = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData('text').split(/[\r\n\t]+/);
    if (lines.filter((line) => line.trim() !== '').length < 2) return;
    event.preventDefault();
    add([...typed, ...lines]);
  };
  return (
    <LabelledField
      label="Values"
      hint="Enter after each, or paste a column of a spreadsheet."
      error={problem}
    >
      {(ids) => (
        <Autocomplete
          multiple
          freeSolo
          autoSelect
          filterSelectedOptions
          limitTags={20}
          id={ids.id}
          options={suggestions}
          value={[...typed]}
          onChange={(_, values) => add(values)}
          slotProps={{ chip: { size: 'small' } }}
          renderInput={(params) => <TextField {...params} autoFocus onPaste={paste} />}
          sx={{ '& .MuiAutocomplete-inputRoot': { maxHeight: 160, overflow: 'auto' } }}
        />
      )}
    </LabelledField>
  );
}
