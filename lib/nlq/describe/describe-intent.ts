import type { Intent } from '../intent';

/** The intent in plain English. */
export function describeIntent(intent: Intent): string {
  return `Rows of ${intent.entity}`;
}
