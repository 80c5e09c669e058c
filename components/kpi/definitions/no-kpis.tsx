import StraightenRounded from '@mui/icons-material/StraightenRounded';
import { Button } from '@mui/material';
import { EmptyState } from '../../shared/empty-state';

interface NoKpisProps {
  filtered: boolean;
  onCreate: () => void;
  onClear: () => void;
}

/** An empty table: nothing matches, or nothing exists yet. */
export function NoKpis({ filtered, onCreate, onClear }: NoKpisProps) {
  if (filtered) {
    return (
      <EmptyState
        Icon={StraightenRounded}
        title="No KPI matches"
        action={
          <Button variant="outlined" onClick={onClear}>
            Clear filters
          </Button>
        }
      >
        Try fewer words, another group, or look among the inactive ones.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      Icon={StraightenRounded}
      title="No KPIs yet"
      action={
        <Button variant="contained" onClick={onCreate}>
          New KPI
        </Button>
      }
    >
      Write what you want to watch in a sentence, such as “products in RBP GPU which are not in OPS Excel”.
    </EmptyState>
  );
}
