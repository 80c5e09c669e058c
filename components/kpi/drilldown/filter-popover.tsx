'use client';

import { Box, Button, Popover } from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { ResultColumn } from '@/lib/kpi/execution-schemas';
import type { CellValue } from '@/lib/shared/wire';
import { SelectField } from '../../shared/select-field';
import { ColumnField } from './column-field';
import {
  arityOf,
  kindOf,
  type Operator,
  operatorsFor,
  toFilter,
  typedValues,
  wordsOf,
} from './column-filters';
import type { Filters } from './drilldown-state';
import { FilterValues } from './filter-values';

/** Where a condition is asked for; without a column, for any. */
export interface FilterTarget {
  readonly anchor: HTMLElement;
  readonly column?: string;
}

interface FilterPopoverProps {
  target: FilterTarget;
  columns: readonly ResultColumn[];
  /** Rows at hand, for values to choose from. */
  rows: readonly Readonly<Record<string, CellValue>>[];
  filters: Filters;
  onChange: (filters: Filters) => void;
  onClose: () => void;
}

/** Adds a condition on a column, or changes the one that is there. */
export function FilterPopover(props: FilterPopoverProps) {
  const { target, columns, filters, onClose } = props;
  const firstFree = columns.find(({ name }) => !filters[name]) ?? columns[0];
  const [name, setName] = useState(target.column ?? firstFree?.name ?? '');
  return (
    <Popover
      open
      anchorEl={target.anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': 'Filter', sx: { mt: 0.5 } } }}
    >
      <Box sx={{ p: 2, width: 320, maxWidth: 'calc(100vw - 32px)', display: 'grid', gap: 1.5 }}>
        <ColumnField names={columns.map((column) => column.name)} value={name} onChange={setName} />
        <ConditionForm key={name} {...props} column={columns.find((one) => one.name === name)} />
      </Box>
    </Popover>
  );
}

/** The address has to carry the filters: beyond this length servers refuse it. */
const MAX_ADDRESS = 6_000;

function ConditionForm(props: FilterPopoverProps & { column: ResultColumn | undefined }) {
  const { column = { name: '', type: 'text' }, rows, filters, onChange, onClose } = props;
  const kind = kindOf(column.type);
  const operators = operatorsFor(kind);
  const existing = filters[column.name];
  const [operator, setOperator] = useState<Operator>(existing?.operator ?? operators[0] ?? 'equals');
  const [typed, setTyped] = useState<readonly string[]>(existing ? typedValues(existing) : []);
  const filter = toFilter(kind, operator, typed);
  const next = filter === null || typeof filter === 'string' ? null : { ...filters, [column.name]: filter };
  const tooLong = next !== null && encodeURIComponent(JSON.stringify(next)).length > MAX_ADDRESS;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!next || tooLong) return;
    onChange(next);
    onClose();
  };
  const remove = () => {
    onChange(Object.fromEntries(Object.entries(filters).filter(([name]) => name !== column.name)));
    onClose();
  };

  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 1.5 }}>
      <SelectField
        label="Condition"
        value={operator}
        options={operators.map((option) => ({ value: option, label: wordsOf(option, kind) }))}
        onChange={(value) => setOperator(operators.find((option) => option === value) ?? operator)}
      />
      {arityOf(operator) !== 0 && (
        <FilterValues
          kind={kind}
          type={column.type}
          arity={arityOf(operator)}
          typed={typed}
          suggestions={suggestionsFrom(rows, column.name)}
          problem={
            tooLong
              ? 'Too many values for a link. Use fewer, or a condition that covers them.'
              : typeof filter === 'string'
                ? filter
                : undefined
          }
          onChange={setTyped}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={!next || tooLong} sx={{ flex: 1 }}>
          Apply filter
        </Button>
        {existing && (
          <Button variant="outlined" onClick={remove}>
            Remove
          </Button>
        )}
      </Box>
    </Box>
  );
}

/** The values of a column on the page at hand, each once. */
function suggestionsFrom(rows: FilterPopoverProps['rows'], name: string): string[] {
  const values = rows.map((row) => row[name] ?? '').filter((value) => value !== '');
  return [...new Set(values.map(String))].sort();
}
