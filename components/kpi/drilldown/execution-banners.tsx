'use client';

import { Box } from '@mui/material';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { formatNumber } from '../../shared/format';
import { TextLink } from '../../shared/text-link';
import { DiagnosticList } from '../diagnostic-list';
import { isRefusal } from '../execution-status-badge';

/** What a reader must know before the rows: still running, failed, not understood, cut, warnings. */
export function ExecutionBanners({ execution }: { execution: ExecutionDetail }) {
  return (
    <>
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
      return (
        <Banner kind="info" title="Still running">
          The rows appear here by themselves when it has finished.
        </Banner>
      );
    case 'cancelled':
      return (
        <Banner kind="info" title="Cancelled before it finished" action={<OpenKpi execution={execution} />}>
          No rows were kept.
        </Banner>
      );
    case 'failed':
      return <FailureBanner execution={execution} />;
  }
}

function FailureBanner({ execution }: { execution: ExecutionDetail }) {
  const title = isRefusal(execution)
    ? 'The sentence was not understood, so nothing was run'
    : 'The execution failed';
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Banner kind="error" title={title} action={<OpenKpi execution={execution} />}>
        {execution.diagnostics.length === 0 && execution.error_message}
      </Banner>
      <DiagnosticList sentence={execution.nl_definition} diagnostics={execution.diagnostics} />
    </Box>
  );
}

function OpenKpi({ execution }: { execution: ExecutionDetail }) {
  return (
    <TextLink
      href={`/landing-kpi?kpi=${execution.kpi_id}`}
      sx={{ whiteSpace: 'nowrap', alignSelf: 'flex-start' }}
    >
      Open the KPI
    </TextLink>
  );
}

function TruncationBanner({ execution }: { execution: ExecutionDetail }) {
  const { number_of_records, total_available, limit_records } = execution;
  return (
    <Banner
      kind="warning"
      title={`Showing ${formatNumber(number_of_records)} of ${
        total_available === null ? 'more' : formatNumber(total_available)
      } records`}
      action={<OpenKpi execution={execution} />}
    >
      The record limit was {formatNumber(limit_records)}. Execute again with a higher limit to keep them all.
    </Banner>
  );
}
