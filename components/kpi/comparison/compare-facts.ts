import type { Execution } from '@/lib/kpi/execution-schemas';
import type { Fact } from '../../shared/facts';
import { parameterFacts, queryFacts } from '../execution-facts';

/** One fact of both executions. */
export interface FactPair {
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
}

function pair(left: readonly Fact[], right: readonly Fact[]): FactPair[] {
  return left.map(({ label, value }) => {
    const other = right.find((fact) => fact.label === label)?.value ?? '–';
    return { label, left: String(value), right: String(other), differs: String(value) !== String(other) };
  });
}

/** What both were run with. */
export const compareParameters = (left: Execution, right: Execution): FactPair[] =>
  pair(parameterFacts(left), parameterFacts(right));

/** What the compiler made of both sentences. */
export const compareReadings = (left: Execution, right: Execution): FactPair[] =>
  pair(queryFacts(left), queryFacts(right));
