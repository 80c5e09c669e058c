'use client';

import { Autocomplete, Box, FormControlLabel, Switch, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import { MAX_LIMIT_RECORDS } from '@/lib/kpi/execution-schemas';
import { DbType } from '@/lib/shared/compilation-schemas';
import type { KnowledgeGraph } from '@/lib/sources/endpoints';
import { LabelledField } from '../../shared/labelled-field';
import { SelectField } from '../../shared/select-field';
import { schemasOptions, schemaTablesOptions } from '../kpi-queries';
import { databaseNames } from './database-names';
import type { ExecutionForm, ExecutionFormInput } from './execution-form';

interface ExecutionFieldsProps {
  form: UseFormReturn<ExecutionFormInput, unknown, ExecutionForm>;
  graphs: readonly KnowledgeGraph[];
}

const pair = { display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 };

/** Every parameter of the specification. */
export function ExecutionFields({ form, graphs }: ExecutionFieldsProps) {
  return (
    <>
      <Box sx={pair}>
        <GraphField form={form} graphs={graphs} />
        <SchemaField form={form} graphs={graphs} />
      </Box>
      <FurtherSchemasField form={form} graphs={graphs} />
      <Box sx={pair}>
        <DatabaseField form={form} graphs={graphs} />
        <LimitField form={form} />
      </Box>
      <RulesetField form={form} />
      <ExcludedFieldsField form={form} />
      <LanguageModelField form={form} />
    </>
  );
}

function GraphField({ form, graphs }: ExecutionFieldsProps) {
  const choose = (name: string) => {
    const graph = graphs.find((candidate) => candidate.name === name);
    form.setValue('kg_name', name);
    form.setValue('select_schema', graph?.schemas[0] ?? '', { shouldValidate: true });
    form.setValue('schemas', undefined);
    form.setValue('db_type', graph?.db_type);
  };
  return (
    <Controller
      name="kg_name"
      control={form.control}
      render={({ field, fieldState }) => (
        <SelectField
          label="Knowledge graph"
          value={field.value}
          error={fieldState.error?.message}
          options={graphs.map((graph) => ({ value: graph.name, label: graph.name }))}
          onChange={choose}
        />
      )}
    />
  );
}

function SchemaField({ form, graphs }: ExecutionFieldsProps) {
  const schemas = useQuery(schemasOptions);
  const kgName = useWatch({ control: form.control, name: 'kg_name' });
  const own = graphs.find((graph) => graph.name === kgName)?.schemas ?? [];
  // The graph's own schemas first; a new one that the graph does not cover yet is still offered.
  const names = [...new Set([...own, ...(schemas.data?.schemas ?? [])])];
  return (
    <Controller
      name="select_schema"
      control={form.control}
      render={({ field, fieldState }) => (
        <SelectField
          label="Schema"
          value={field.value}
          error={fieldState.error?.message}
          options={names.map((name) => ({
            value: name,
            label: name,
            note: own.includes(name) ? undefined : `not in ${kgName}`,
          }))}
          onChange={field.onChange}
        />
      )}
    />
  );
}

/** Only where the graph covers more than the schema chosen. */
function FurtherSchemasField({ form, graphs }: ExecutionFieldsProps) {
  const [kgName, first] = useWatch({ control: form.control, name: ['kg_name', 'select_schema'] });
  const others =
    graphs.find((graph) => graph.name === kgName)?.schemas.filter((name) => name !== first) ?? [];
  if (others.length === 0) return null;
  return (
    <Controller
      name="schemas"
      control={form.control}
      render={({ field }) => (
        <LabelledField
          label="Further schemas"
          note="optional"
          hint="The sentence may then name their tables, too."
        >
          {(ids) => (
            <Autocomplete
              multiple
              filterSelectedOptions
              id={ids.id}
              options={others}
              value={(field.value ?? []).filter((name) => others.includes(name))}
              onChange={(_, names) => field.onChange(names.length > 0 ? names : undefined)}
              slotProps={{ chip: { size: 'small' } }}
              renderInput={(params) => <TextField {...params} inputRef={field.ref} />}
            />
          )}
        </LabelledField>
      )}
    />
  );
}

function DatabaseField({ form, graphs }: ExecutionFieldsProps) {
  const kgName = useWatch({ control: form.control, name: 'kg_name' });
  const own = graphs.find((graph) => graph.name === kgName)?.db_type;
  return (
    <Controller
      name="db_type"
      control={form.control}
      render={({ field }) => (
        <SelectField
          label="Database type"
          value={field.value ?? ''}
          options={DbType.options.map((type) => ({
            value: type,
            label: databaseNames.get(type) ?? type,
            note: type === own ? `${kgName} runs on it` : undefined,
          }))}
          hint={
            own && field.value !== own
              ? `${kgName} is on ${databaseNames.get(own)}: it runs there all the same, with a warning. “Show SQL” writes it for this database.`
              : undefined
          }
          onChange={field.onChange}
        />
      )}
    />
  );
}

function LimitField({ form }: Pick<ExecutionFieldsProps, 'form'>) {
  const error = form.formState.errors.limit_records?.message;
  const { ref, ...registration } = form.register('limit_records', { valueAsNumber: true });
  return (
    <LabelledField label="Record limit" error={error}>
      {(ids) => (
        <TextField
          id={ids.id}
          type="number"
          inputRef={ref}
          {...registration}
          error={error !== undefined}
          slotProps={{ htmlInput: { min: 1, max: MAX_LIMIT_RECORDS, 'aria-describedby': ids.describedBy } }}
        />
      )}
    </LabelledField>
  );
}

function RulesetField({ form }: Pick<ExecutionFieldsProps, 'form'>) {
  const error = form.formState.errors.ruleset_name?.message;
  const { ref, ...registration } = form.register('ruleset_name');
  return (
    <LabelledField
      label="Ruleset"
      note="optional"
      error={error}
      hint="Its reconciliation rules take precedence over joins found by themselves."
    >
      {(ids) => (
        <TextField
          id={ids.id}
          inputRef={ref}
          {...registration}
          placeholder="RECON_20251027_001"
          error={error !== undefined}
          slotProps={{ htmlInput: { 'aria-describedby': ids.describedBy, autoComplete: 'off' } }}
        />
      )}
    </LabelledField>
  );
}

function ExcludedFieldsField({ form }: Pick<ExecutionFieldsProps, 'form'>) {
  const schema = useWatch({ control: form.control, name: 'select_schema' });
  const tables = useQuery({ ...schemaTablesOptions(schema), enabled: schema !== '' });
  const columns = (tables.data?.tables ?? []).flatMap((table) => table.columns.map((column) => column.name));
  return (
    <Controller
      name="excluded_fields"
      control={form.control}
      render={({ field, fieldState }) => (
        <LabelledField
          label="Excluded fields"
          note="optional"
          error={fieldState.error?.message}
          hint="Never used to join tables. They stay in the results."
        >
          {(ids) => (
            <Autocomplete
              multiple
              freeSolo
              autoSelect
              filterSelectedOptions
              id={ids.id}
              options={[...new Set(columns)].sort()}
              value={field.value ?? []}
              onChange={(_, value) => field.onChange(value)}
              slotProps={{ chip: { size: 'small' } }}
              renderInput={(params) => (
                <TextField
                  {...params}
                  inputRef={field.ref}
                  placeholder={field.value?.length ? '' : 'created_date'}
                />
              )}
            />
          )}
        </LabelledField>
      )}
    />
  );
}

function LanguageModelField({ form }: Pick<ExecutionFieldsProps, 'form'>) {
  return (
    <Controller
      name="use_llm"
      control={form.control}
      render={({ field }) => (
        <div>
          <FormControlLabel
            control={
              <Switch
                size="small"
                checked={field.value ?? true}
                onChange={field.onChange}
                slotProps={{ input: { ref: field.ref } }}
              />
            }
            label="Use the language model"
            slotProps={{ typography: { variant: 'body2', sx: { fontWeight: 560, ml: 0.5 } } }}
          />
          <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
            It may propose a reading of the sentence, never SQL. Without one configured, the rules read alone.
          </Box>
        </div>
      )}
    />
  );
}
