import FolderOffOutlined from '@mui/icons-material/FolderOffOutlined';
import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import StraightenRounded from '@mui/icons-material/StraightenRounded';
import { Button } from '@mui/material';
import { EmptyState } from '../../shared/empty-state';
import type { KpiListState } from './kpi-list-state';

interface NoKpisProps {
  state: KpiListState;
  filtered: boolean;
  onCreate: () => void;
  onClear: () => void;
}

/** An empty table: nothing matches, the group is empty, none is inactive, or nothing exists yet. */
export function NoKpis({ state, filtered, onCreate, onClear }: NoKpisProps) {
  if (!filtered) {
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
  return (
    <EmptyState
      {...whyEmpty(state)}
      action={
        <Button variant="outlined" onClick={onClear}>
          Clear filters
        </Button>
      }
    />
  );
}

function whyEmpty({ search, group, state }: KpiListState) {
  if (search.trim() !== '') {
    return {
      Icon: SearchOffRounded,
      title: 'No KPI matches',
      children: `Nothing has “${search.trim()}” in its name, alias or description${group ? ` in ${group}` : ''}${state === 'all' ? '' : ` among the ${state} ones`}.`,
    };
  }
  if (group) {
    return {
      Icon: FolderOffOutlined,
      title: `No ${state === 'all' ? '' : `${state} `}KPI in ${group}`,
      children: 'Choose another group or state.',
    };
  }
  return {
    Icon: Inventory2Outlined,
    title: state === 'inactive' ? 'No inactive KPIs' : 'No KPIs yet',
    children:
      'Deleted KPIs are kept here with their executions until they are restored or deleted permanently.',
  };
}
