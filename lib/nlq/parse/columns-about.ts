import type { ColumnEntry } from '../link/prepared-catalog';
import { isNumeric, isTemporal } from './read-column';
import type { Scope } from './scope';

/** The entity's number and date columns that a word such as "expensive" or "older" speaks about. */
export function columnsAbout({ entity }: Scope, about: readonly string[]): ColumnEntry[] {
  return entity.columns.filter(
    ({ column, forms }) =>
      (isNumeric(column) || isTemporal(column)) &&
      forms.some((form) => about.some((word) => form.parts.includes(word))),
  );
}
