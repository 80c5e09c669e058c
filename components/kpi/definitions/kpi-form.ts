import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { Kpi, KpiCreate } from '@/lib/kpi/schemas';

/** What stands in the form's fields, before the server's schema has normalised it. */
export type KpiFormInput = z.input<typeof KpiCreate>;
export type KpiForm = UseFormReturn<KpiFormInput, unknown, KpiCreate>;

/** What of a definition can be edited. */
export const editedFields = ['name', 'alias_name', 'group_name', 'description', 'nl_definition'] as const;
export type EditedField = (typeof editedFields)[number];
export type EditedValues = Pick<Kpi, EditedField>;

export const fieldLabels: Record<EditedField, string> = {
  name: 'Name',
  alias_name: 'Alias',
  group_name: 'Group',
  description: 'Description',
  nl_definition: 'Sentence',
};

/** The form of a definition, or an empty one; `sentence` and `name` are others to start from. */
export function startingValues(
  kpi: EditedValues | undefined,
  { sentence, name }: { sentence?: string; name?: string } = {},
): KpiFormInput {
  return {
    name: name ?? kpi?.name ?? '',
    alias_name: kpi?.alias_name ?? '',
    group_name: kpi?.group_name ?? '',
    description: kpi?.description ?? '',
    nl_definition: sentence ?? kpi?.nl_definition ?? '',
  };
}

/** The fields in which the form's definition differs from `base`: only they are sent. */
export function changesAgainst(base: EditedValues, definition: KpiCreate): Partial<EditedValues> {
  const changed = editedFields.filter((field) => (definition[field] ?? null) !== base[field]);
  return Object.fromEntries(changed.map((field) => [field, definition[field] ?? null]));
}
