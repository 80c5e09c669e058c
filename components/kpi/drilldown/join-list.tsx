import { Box } from '@mui/material';
import type { ExplanationBody } from '@/lib/shared/compilation-schemas';
import { formatShare } from '../../shared/format';

type Join = ExplanationBody['joins'][number];

const origins: Record<Join['origin'], string> = {
  ruleset: 'from the ruleset',
  declared: 'declared in the database',
  confirmed: 'confirmed by people',
  inferred: 'inferred from the data',
  sentence: 'named in the sentence',
};

const sideOf = ({ table, columns }: Join['from']) => columns.map((column) => `${table}.${column}`).join(', ');

/** How tables were joined, and why one may believe it. */
export function JoinList({ joins }: { joins: readonly Join[] }) {
  return (
    <Box
      component="ul"
      sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25, fontSize: '0.8125rem' }}
    >
      {joins.map((join) => (
        <li key={`${sideOf(join.from)} ${sideOf(join.to)}`}>
          <Box sx={{ overflowWrap: 'anywhere' }}>
            {sideOf(join.from)} = {sideOf(join.to)}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            {formatShare(join.confidence)} sure, {origins[join.origin]}
            {join.evidence && `: ${join.evidence}`}
          </Box>
        </li>
      ))}
    </Box>
  );
}
