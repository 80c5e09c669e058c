'use client';

import { Box, MenuItem, Select } from '@mui/material';
import { Controller } from 'react-hook-form';
import { LabelledField } from '../../shared/labelled-field';
import type { Word } from '../sentence-marks';
import type { KpiForm } from './kpi-form';
import { SentenceEditor } from './sentence-editor';
import type { CompilationTarget } from './use-compilation';

interface SentenceFieldProps {
  form: KpiForm;
  words: readonly Word[];
  target: CompilationTarget | null;
  choices: readonly CompilationTarget[];
  onTarget: (target: CompilationTarget) => void;
}

/** The sentence of a definition and what it is read against. */
export function SentenceField({ form, words, target, choices, onTarget }: SentenceFieldProps) {
  return (
    <Controller
      name="nl_definition"
      control={form.control}
      render={({ field, fieldState }) => (
        <LabelledField
          label="Sentence"
          error={fieldState.error?.message}
          hint={<TargetHint target={target} choices={choices} onTarget={onTarget} />}
        >
          {(ids) => (
            <SentenceEditor
              field={ids}
              name={field.name}
              value={field.value}
              words={words}
              invalid={fieldState.invalid}
              placeholder="Show me all products in RBP GPU which are not in OPS Excel"
              inputRef={field.ref}
              onChange={field.onChange}
              onBlur={field.onBlur}
            />
          )}
        </LabelledField>
      )}
    />
  );
}

type TargetHintProps = Pick<SentenceFieldProps, 'target' | 'choices' | 'onTarget'>;

const keyOf = (target: CompilationTarget) => `${target.kgName} · ${target.schema}`;

function TargetHint({ target, choices, onTarget }: TargetHintProps) {
  if (!target) return <>&nbsp;</>;
  if (choices.length === 1) return <>Read against {keyOf(target)}</>;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      Read against
      <Select
        variant="standard"
        disableUnderline
        value={keyOf(target)}
        inputProps={{ 'aria-label': 'Knowledge graph and schema to read against' }}
        onChange={(event) => {
          const chosen = choices.find((choice) => keyOf(choice) === event.target.value);
          if (chosen) onTarget(chosen);
        }}
        sx={{ fontSize: '0.75rem', color: 'text.primary' }}
      >
        {choices.map((choice) => (
          <MenuItem key={keyOf(choice)} value={keyOf(choice)}>
            {keyOf(choice)}
          </MenuItem>
        ))}
      </Select>
    </Box>
  );
}
