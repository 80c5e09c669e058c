import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { Kpi, KpiCreate } from '@/lib/kpi/schemas';

/** What stands in the form's fields, before the server's schema has normalised it. */
export type KpiFormInput = z.input<typeof KpiCreate>;
export type KpiForm = UseFormReturn<KpiFormInput, unknown, KpiCreate>;

/** The form of `kpi`, or an empty one; `sentence` and `name` are others to start from. */
export function startingValues(
  kpi: Kpi | undefined,
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
