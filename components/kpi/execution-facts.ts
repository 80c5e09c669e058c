import type { Execution } from '@/lib/kpi/execution-schemas';
import type { Fact } from '../shared/facts';
import { formatNumber, formatShare } from '../shared/format';

const listed = (names: readonly string[] | null) => (names && names.length > 0 ? names.join(', ') : 'none');

/** The parameters of a run. */
export function parameterFacts(execution: Execution): Fact[] {
  const { kg_name, kg_version, schemas, select_schema } = execution;
  return [
    { label: 'Graph', value: kg_version === null ? kg_name : `${kg_name}, version ${kg_version}` },
    { label: 'Schema', value: schemas.length > 1 ? schemas.join(', ') : select_schema },
    { label: 'Database', value: execution.db_type },
    { label: 'Ruleset', value: execution.ruleset_name ?? 'none' },
    { label: 'Limit', value: formatNumber(execution.limit_records) },
    { label: 'Language model', value: execution.use_llm ? 'allowed' : 'not used' },
    { label: 'Excluded fields', value: listed(execution.excluded_fields) },
  ];
}

/** What the compiler made of the sentence. */
export function queryFacts(execution: Execution): Fact[] {
  const pairs = execution.joined_columns?.map((pair) => pair.join(' = ')) ?? null;
  return [
    { label: 'Query type', value: execution.sql_query_type ?? '–' },
    { label: 'Operation', value: execution.operation ?? '–' },
    { label: 'Source table', value: execution.source_table ?? '–' },
    { label: 'Target table', value: execution.target_table ?? '–' },
    { label: 'Joined on', value: listed(pairs) },
    {
      label: 'Confidence',
      value: execution.confidence_score === null ? '–' : formatShare(execution.confidence_score),
    },
    { label: 'Read by', value: execution.parser ?? '–' },
  ];
}
