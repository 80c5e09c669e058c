import ViewColumnRounded from '@mui/icons-material/ViewColumnRounded';
import { Box, Button } from '@mui/material';
import { closestMatch } from '@/lib/shared/closest-match';
import { EmptyState } from '../../shared/empty-state';
import type { Drilldown } from './use-drilldown';

/** A link that asks for columns this result does not have: which, and the way on. Nothing is dropped in silence. */
export function UnknownColumns({ drilldown }: { drilldown: Drilldown }) {
  const { execution, state, unknown, narrow } = drilldown;
  const isKnown = (name: string | null) => name !== null && !unknown.includes(name);
  const clear = () =>
    narrow({
      filters: Object.fromEntries(Object.entries(state.filters).filter(([name]) => isKnown(name))),
      ...(isKnown(state.sort) ? {} : { sort: null, order: null }),
    });
  return (
    <Box role="alert" sx={{ borderTop: 1, borderColor: 'divider' }}>
      <EmptyState
        Icon={ViewColumnRounded}
        title={
          unknown.length === 1
            ? `This result has no column “${unknown[0]}”`
            : `This result has no columns ${unknown.map((name) => `“${name}”`).join(', ')}`
        }
        action={
          <Button variant="outlined" onClick={clear}>
            Show the rows without it
          </Button>
        }
      >
        The link sorts or filters by it. The sentence or its tables may have changed since it was made.
        {unknown.map((name) => {
          const meant = closestMatch(
            name,
            execution.columns.map((column) => column.name),
          );
          return meant && <div key={name}>{`Did you mean “${meant}”?`}</div>;
        })}
      </EmptyState>
    </Box>
  );
}
