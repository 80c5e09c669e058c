'use client';

import { Autocomplete, Box, TextField } from '@mui/material';
import { Controller } from 'react-hook-form';
import { LabelledField } from '../../shared/labelled-field';
import type { KpiForm, KpiFormInput } from './kpi-form';

interface TextFieldOfFormProps {
  form: KpiForm;
  name: Exclude<keyof KpiFormInput, 'nl_definition' | 'group_name'>;
  label: string;
  note?: string;
  hint?: string;
  placeholder?: string;
  rows?: number;
}

function TextFieldOfForm({ form, name, label, note, hint, placeholder, rows }: TextFieldOfFormProps) {
  const error = form.formState.errors[name]?.message;
  const { ref, ...registration } = form.register(name);
  return (
    <LabelledField label={label} note={note} hint={hint} error={error}>
      {(ids) => (
        <TextField
          id={ids.id}
          inputRef={ref}
          {...registration}
          placeholder={placeholder}
          error={error !== undefined}
          multiline={rows !== undefined}
          minRows={rows}
          maxRows={rows && rows + 6}
          slotProps={{ htmlInput: { 'aria-describedby': ids.describedBy, autoComplete: 'off' } }}
        />
      )}
    </LabelledField>
  );
}

/** Name, alias, group, description and author of a definition. */
export function KpiFormFields({
  form,
  groups,
  isNew,
}: {
  form: KpiForm;
  groups: readonly string[];
  isNew: boolean;
}) {
  return (
    <>
      <TextFieldOfForm form={form} name="name" label="Name" placeholder="Product mismatch, RBP vs OPS" />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <TextFieldOfForm
          form={form}
          name="alias_name"
          label="Alias"
          note="optional"
          placeholder="PMR_RBP_OPS"
        />
        <GroupField form={form} groups={groups} />
      </Box>
      <TextFieldOfForm
        form={form}
        name="description"
        label="Description"
        note="optional"
        placeholder="What the number tells, and who acts on it"
        rows={2}
      />
      {isNew && <TextFieldOfForm form={form} name="created_by" label="Created by" note="optional" />}
    </>
  );
}

function GroupField({ form, groups }: { form: KpiForm; groups: readonly string[] }) {
  return (
    <Controller
      name="group_name"
      control={form.control}
      render={({ field, fieldState }) => (
        <LabelledField label="Group" note="optional" error={fieldState.error?.message}>
          {(ids) => (
            <Autocomplete
              freeSolo
              id={ids.id}
              options={[...groups]}
              inputValue={field.value ?? ''}
              value={null}
              onInputChange={(_, text, reason) => {
                if (reason !== 'reset' || text !== '') field.onChange(text);
              }}
              renderInput={(params) => (
                <TextField
                  {...params}
                  name={field.name}
                  inputRef={field.ref}
                  onBlur={field.onBlur}
                  placeholder="Data Quality"
                  error={fieldState.invalid}
                />
              )}
            />
          )}
        </LabelledField>
      )}
    />
  );
}
