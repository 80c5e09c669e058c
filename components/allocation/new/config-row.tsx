'use client';

import UndoRounded from '@mui/icons-material/UndoRounded';
import { Box, IconButton, InputBase, TableCell, TableRow, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { AllocationPreview } from '@/lib/allocation/input-schemas';
import { type Locality, MonthConfig } from '@/lib/allocation/schemas';

const parameters = [
  { name: 'working_days', label: 'Working days' },
  { name: 'occupancy', label: 'Occupancy' },
  { name: 'shrinkage', label: 'Shrinkage' },
  { name: 'work_hours', label: 'Work hours' },
] as const;
type Parameter = (typeof parameters)[number]['name'];

const sourceWords = {
  request: 'Typed here',
  workbook: 'Workbook',
  kept: 'Kept',
  missing: 'Missing',
} as const;

interface ConfigRowProps {
  month: string;
  locality: Locality;
  source: AllocationPreview['month_config'][number]['source'];
  config: MonthConfig | null;
  edited: boolean;
  onChange: (config: MonthConfig) => void;
  onUnfinished: (unfinished: boolean) => void;
  onReset: () => void;
}

type Typed = Partial<Record<Parameter, string>>;

/** One month and locality. What is typed counts once it makes sense and the field is left. */
export function ConfigRow(props: ConfigRowProps) {
  const { month, locality, source, config, edited, onChange, onUnfinished, onReset } = props;
  const [typed, setTyped] = useState<Typed>({});
  const check = readTyped(typed, config);
  const type = (name: Parameter, text: string) => {
    const now = { ...typed, [name]: text };
    setTyped(now);
    onUnfinished(!readTyped(now, config).success);
  };
  const commit = () => {
    const changed = check.success && parameters.some(({ name }) => check.data[name] !== config?.[name]);
    if (changed) onChange(check.data);
  };
  const reset = () => {
    setTyped({});
    onUnfinished(false);
    onReset();
  };
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{month}</TableCell>
      <TableCell>{locality}</TableCell>
      {parameters.map(({ name, label }) => (
        <TableCell key={name}>
          <ValueField
            label={`${label}, ${month}, ${locality}`}
            text={textOf(name, typed, config)}
            problem={typed[name] === undefined ? undefined : problemOf(name, check, typed[name])}
            onText={(text) => type(name, text)}
            onLeave={commit}
          />
        </TableCell>
      ))}
      <TableCell
        sx={{ whiteSpace: 'nowrap', color: source === 'missing' ? 'tone.bad.text' : 'text.secondary' }}
      >
        {sourceWords[source]}
        {(edited || Object.keys(typed).length > 0) && (
          <Tooltip title="Take back what was typed">
            <IconButton aria-label={`Take back what was typed for ${month}, ${locality}`} onClick={reset}>
              <UndoRounded />
            </IconButton>
          </Tooltip>
        )}
      </TableCell>
    </TableRow>
  );
}

interface ValueFieldProps {
  label: string;
  text: string;
  problem: string | undefined;
  onText: (text: string) => void;
  onLeave: () => void;
}

function ValueField({ label, text, problem, onText, onLeave }: ValueFieldProps) {
  return (
    <>
      <InputBase
        value={text}
        error={problem !== undefined}
        onChange={(event) => onText(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => event.key === 'Enter' && onLeave()}
        inputProps={{ 'aria-label': label, inputMode: 'decimal' }}
        sx={field}
      />
      {problem && (
        <Box role="alert" sx={{ fontSize: '0.75rem', color: 'error.main' }}>
          {problem}
        </Box>
      )}
    </>
  );
}

const textOf = (name: Parameter, typed: Typed, config: MonthConfig | null) =>
  typed[name] ?? (config ? String(config[name]) : '');

const readTyped = (typed: Typed, config: MonthConfig | null) =>
  MonthConfig.safeParse(
    Object.fromEntries(parameters.map(({ name }) => [name, readNumber(textOf(name, typed, config))])),
  );

/** What is wrong with one value, in words that fit below it. */
function problemOf(name: Parameter, check: ReturnType<typeof readTyped>, text: string): string | undefined {
  const issue = check.error?.issues.find(({ path }) => path[0] === name);
  if (!issue) return undefined;
  if (issue.code !== 'invalid_type') return issue.message;
  const value = readNumber(text);
  if (value === undefined) return 'is missing';
  return Number.isNaN(value) ? 'must be a number' : 'must be a whole number';
}

/** Undefined for nothing, so that "is missing" is said rather than 0 taken. */
function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  return trimmed === '' ? undefined : Number(trimmed);
}

const field = {
  width: 78,
  fontSize: '0.8125rem',
  border: 1,
  borderColor: 'divider',
  borderRadius: '6px',
  bgcolor: 'background.paper',
  '& input': { px: 1, py: '4px' },
  '&.Mui-focused': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: -1 },
  '&.Mui-error': { borderColor: 'error.main' },
};
