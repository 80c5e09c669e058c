'use client';

import { Box, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ExecutionDetail, MAX_LIMIT_RECORDS } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { formatNumber } from '../../shared/format';
import { useRestoreKpi } from '../definitions/use-save-kpi';
import { executionOptions } from '../kpi-queries';
import { ExecutionFailure } from './execution-failure';
import { LiveExecution } from './live-execution';
import { RunAgain } from './run-again';

/** What a reader must know before the rows: still running, failed, not understood, cut, deleted, warnings. */
export function ExecutionBanners({ execution }: { execution: ExecutionDetail }) {
  return (
    <>
      {!execution.kpi_is_active && <DeletedBanner execution={execution} />}
      <StateBanner execution={execution} />
      {execution.truncated && <TruncationBanner execution={execution} />}
      {execution.warnings.map((warning) => (
        <Banner key={warning} kind="warning" title={warning} />
      ))}
    </>
  );
}

function StateBanner({ execution }: { execution: ExecutionDetail }) {
  switch (execution.execution_status) {
    case 'success':
      return null;
    case 'pending':
    case 'running':
      return <LiveExecution execution={execution} />;
    case 'cancelled':
      return (
        <Banner kind="info" title="Cancelled before it finished">
          No rows were kept. {execution.kpi_is_active && 'Execute it again to have them.'}
        </Banner>
      );
    case 'failed':
      return <ExecutionFailure execution={execution} />;
  }
}

function DeletedBanner({ execution }: { execution: ExecutionDetail }) {
  const restore = useRestoreKpi();
  const queryClient = useQueryClient();
  const refresh = () =>
    queryClient.invalidateQueries({ queryKey: executionOptions(execution.id ?? 0).queryKey });
  return (
    <Banner
      kind="info"
      title="The KPI of this execution was deleted"
      action={
        <Button
          variant="outlined"
          loading={restore.isPending}
          onClick={() => restore.mutate({ id: execution.kpi_id }, { onSuccess: refresh })}
          sx={{ flexShrink: 0 }}
        >
          Restore
        </Button>
      }
    >
      What it found stays readable. Restore the KPI to execute it again.
    </Banner>
  );
}

function TruncationBanner({ execution }: { execution: ExecutionDetail }) {
  const { number_of_records, total_available, limit_records } = execution;
  const wanted = Math.min(MAX_LIMIT_RECORDS, total_available ?? limit_records * 10);
  const canHoldMore = wanted > limit_records && execution.kpi_is_active;
  return (
    <Banner
      kind="warning"
      title={`${formatNumber(number_of_records)} of ${
        total_available === null ? 'more' : formatNumber(total_available)
      } records are kept`}
      action={
        canHoldMore && (
          <RunAgain
            execution={execution}
            limitRecords={wanted}
            label={
              wanted === total_available
                ? 'Execute again for all'
                : `Execute again for ${formatNumber(wanted)}`
            }
          />
        )
      }
    >
      <Box component="span">
        The record limit was {formatNumber(limit_records)}. Search, filters and exports know only the rows
        kept.
      </Box>
    </Banner>
  );
}
