'use client';

import FilterListRounded from '@mui/icons-material/FilterListRounded';
import { Box, Button, Popover, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { ResultColumn } from '@/lib/kpi/execution-schemas';
import { LabelledField } from '../../shared/labelled-field';
import { SelectField } from '../../shared/select-field';
import { needsValue, operatorsFor, operatorWords, toFilter } from './column-filters';
import type { Filters } from './drilldown-state';

interface FilterMenuProps {
  columns: readonly ResultColumn[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Adds a condition on a column; a second one on the same column replaces the first. */
export function FilterMenu({ columns, filters, onChange }: FilterMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<FilterListRounded />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Filter
      </Button>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Add a filter', sx: { mt: 0.5 } } }}
      >
        <FilterForm
          columns={columns}
          onAdd={(name, filter) => {
            onChange({ ...filters, [name]: filter });
            setAnchor(null);
          }}
        />
      </Popover>
    </>
  );
}

interface FilterFormProps {
  columns: readonly ResultColumn[];
  onAdd: (name: string, filter: Filters[string]) => void;
}

function FilterForm({ columns, onAdd }: FilterFormProps) {
  const [name, setName] = useState(columns[0]?.name ?? '');
  const column = columns.find((candidate) => candidate.name === name) ?? { name, type: 'text' };
  const operators = operatorsFor(column);
  const [chosen, setOperator] = useState(operators[0]);
  const operator = operators.find((candidate) => candidate === chosen) ?? operators[0] ?? 'equals';
  const [typed, setTyped] = useState('');
  const filter = toFilter(column, operator, typed);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (filter) onAdd(name, filter);
  };

  return (
    <Box component="form" onSubmit={submit} sx={{ p: 2, width: 300, display: 'grid', gap: 1.5 }}>
      <SelectField
        label="Column"
        value={name}
        options={columns.map((option) => ({ value: option.name, label: option.name }))}
        onChange={setName}
      />
      <SelectField
        label="Condition"
        value={operator}
        options={operators.map((option) => ({ value: option, label: operatorWords[option] }))}
        onChange={(value) => setOperator(operators.find((option) => option === value))}
      />
      {needsValue(operator) && (
        <LabelledField
          label="Value"
          hint={operator === 'one_of' ? 'Several, separated by commas.' : undefined}
        >
          {(ids) => (
            <TextField
              id={ids.id}
              autoFocus
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              slotProps={{ htmlInput: { 'aria-describedby': ids.describedBy, autoComplete: 'off' } }}
            />
          )}
        </LabelledField>
      )}
      <Button type="submit" variant="contained" disabled={!filter}>
        Apply filter
      </Button>
    </Box>
  );
}
