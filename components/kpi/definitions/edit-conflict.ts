import { z } from 'zod';
import { Kpi, type KpiCreate } from '@/lib/kpi/schemas';
import { type EditedField, type EditedValues, editedFields } from './kpi-form';

/** A definition as somebody else has saved it meanwhile. */
export const CurrentKpi = Kpi.omit({ latest_execution: true, trend: true });
export type CurrentKpi = z.infer<typeof CurrentKpi>;

/** What the refusal of a stale revision says. */
export const StaleRevision = z.object({ current: CurrentKpi });

/** A field that one of the two changed, or both. */
export interface FieldConflict {
  readonly field: EditedField;
  readonly before: string | null;
  /** Null where they, or you, left it as it was; the text may be null too. */
  readonly theirs: { readonly text: string | null } | null;
  readonly mine: { readonly text: string | null } | null;
}

/** What two people made of `before`: every field in which at least one of them changed it. */
export function fieldConflicts(before: EditedValues, theirs: EditedValues, mine: KpiCreate): FieldConflict[] {
  return editedFields.flatMap((field) => {
    const changed = (text: string | null) => (text === before[field] ? null : { text });
    const conflict = {
      field,
      before: before[field],
      theirs: changed(theirs[field]),
      mine: changed(mine[field] ?? null),
    };
    return conflict.theirs || conflict.mine ? [conflict] : [];
  });
}

/** Mine on top of theirs: what I changed as I have it, all else as they have it. */
export function mergeMine(before: EditedValues, theirs: EditedValues, mine: KpiCreate): EditedValues {
  const chosen = editedFields.map((field) => {
    const text = mine[field] ?? null;
    return [field, text === before[field] ? theirs[field] : text] as const;
  });
  return { ...theirs, ...Object.fromEntries(chosen) };
}
