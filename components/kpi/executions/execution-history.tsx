'use client';

import HistoryRounded from '@mui/icons-material/HistoryRounded';
import { Box, Button, LinearProgress, Skeleton, TablePagination, Typography } from '@mui/material';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { Execution } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { StaleNotice } from '../../shared/stale-notice';
import { executionListOptions } from '../kpi-queries';
import { CompareBar } from './compare-bar';
import { ExecuteDialog } from './execute-dialog';
import { HistoryEntry } from './history-entry';
import { HistoryFilters } from './history-filters';
import { isFiltered, PAGE_SIZE, toHistoryRequest } from './history-state';
import { useExecutionRun } from './use-execution-run';
import { useHistoryState } from './use-history-state';
import { valuesBefore } from './values-before';

const skeletonEntries = ['a', 'b', 'c', 'd', 'e'];

interface ExecutionHistoryProps {
  kpi: Kpi;
  /** Opens the definition, with a repaired sentence if there is one. */
  onEdit?: (kpi: Kpi, sentence?: string) => void;
}

/** Every run of a KPI, to look into, run again and compare. */
export function ExecutionHistory({ kpi, onEdit }: ExecutionHistoryProps) {
  const { state, change, clear } = useHistoryState(kpi.id);
  // The end of a period stands still until another is chosen: it is part of what is asked.
  const request = useMemo(() => toHistoryRequest(state, Date.now()), [state]);
  const history = useQuery(executionListOptions(request));
  const [chosen, setChosen] = useState<readonly Execution[]>([]);
  const [like, setLike] = useState<Execution | null>(null);
  const total = history.data?.total ?? 0;

  return (
    <section aria-label="Execution history">
      <Typography variant="h3">Execution history</Typography>
      <HistoryFilters state={state} versions={kpi.version} onChange={change} onClear={clear} />
      <Box sx={{ height: 2 }}>
        {history.isFetching && !history.isPending && (
          <LinearProgress aria-label="Refreshing history" sx={{ height: 2 }} />
        )}
      </Box>
      <Listed history={history} filtered={isFiltered(state)} onClear={clear}>
        {(executions) => (
          <Entries
            kpi={kpi}
            executions={executions}
            complete={!isFiltered(state)}
            chosen={chosen}
            onChoose={setChosen}
            onRerunWith={setLike}
            onEdit={onEdit}
          />
        )}
      </Listed>
      <CompareBar chosen={chosen} onClear={() => setChosen([])} />
      {total > PAGE_SIZE && (
        <TablePagination
          component="div"
          count={total}
          page={state.page - 1}
          rowsPerPage={PAGE_SIZE}
          rowsPerPageOptions={[]}
          onPageChange={(_, page) => change({ page: page + 1 })}
        />
      )}
      {like && (
        <ExecuteDialog
          kpi={kpi}
          like={like}
          onClose={() => setLike(null)}
          onHistory={() => setLike(null)}
          onEdit={onEdit}
        />
      )}
    </section>
  );
}

interface ListedProps {
  history: UseQueryResult<{ total: number; executions: Execution[] }>;
  filtered: boolean;
  onClear: () => void;
  children: (executions: readonly Execution[]) => ReactNode;
}

/** The executions once they are there; else that they are loading, could not be loaded, or that there are none. */
function Listed({ history, filtered, onClear, children }: ListedProps) {
  if (history.isPending) {
    return skeletonEntries.map((entry) => (
      <Skeleton key={entry} height={82} sx={{ transform: 'none', mb: 0.75 }} />
    ));
  }
  if (history.data === undefined) {
    return <ErrorState error={history.error} what="the history" onRetry={history.refetch} />;
  }
  return (
    <>
      <StaleNotice error={history.error} onRetry={history.refetch} />
      {history.data.total === 0 ? (
        <NoExecutions filtered={filtered} onClear={onClear} />
      ) : (
        children(history.data.executions)
      )}
    </>
  );
}

interface EntriesProps extends ExecutionHistoryProps {
  executions: readonly Execution[];
  /** Whether no filter has left executions out. */
  complete: boolean;
  chosen: readonly Execution[];
  onChoose: (chosen: readonly Execution[]) => void;
  onRerunWith: (execution: Execution) => void;
}

function Entries(props: EntriesProps) {
  const { kpi, executions, complete, chosen, onChoose, onRerunWith, onEdit } = props;
  const run = useExecutionRun(kpi, { announce: true });
  const before = valuesBefore(complete ? executions : [], kpi.trend);
  const isChosen = (execution: Execution) => chosen.some(({ id }) => id === execution.id);
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
      {executions.slice(0, PAGE_SIZE).map((execution) => (
        <HistoryEntry
          key={execution.id}
          execution={execution}
          currentVersion={kpi.version}
          before={execution.id === null ? undefined : before.get(execution.id)}
          chosen={isChosen(execution)}
          canRerun={kpi.is_active}
          onChoose={() =>
            onChoose(
              isChosen(execution)
                ? chosen.filter(({ id }) => id !== execution.id)
                : // A third takes the place of the one chosen first.
                  [...chosen.slice(-1), execution],
            )
          }
          onRerun={() => execution.id !== null && run.rerun(execution.id)}
          onRerunWith={() => onRerunWith(execution)}
          onRepair={onEdit && ((sentence) => onEdit(kpi, sentence))}
        />
      ))}
    </Box>
  );
}

function NoExecutions({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return (
    <EmptyState
      Icon={HistoryRounded}
      title={filtered ? 'No execution matches' : 'Not executed yet'}
      action={
        filtered && (
          <Button variant="outlined" onClick={onClear}>
            Clear filters
          </Button>
        )
      }
    >
      {filtered ? 'Others are there.' : 'Execute it, and every run is kept here with its rows.'}
    </EmptyState>
  );
}
