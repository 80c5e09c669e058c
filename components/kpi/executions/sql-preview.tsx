'use client';

import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { Banner } from '../../shared/banner';
import { ErrorState } from '../../shared/error-state';
import { SqlBlock } from '../../shared/sql-block';
import { useDeferredPause } from '../../shared/use-deferred-pause';
import { DiagnosticList } from '../diagnostic-list';
import { dryRunOptions, type ExecuteRequest } from '../kpi-queries';
import { databaseNames } from './database-names';
import { ExecutionForm } from './execution-form';

const TYPING_PAUSE_MS = 350;

/** The SQL that the chosen parameters give, in the dialect they name. It follows them; nothing is run. */
export function SqlPreview({ kpi, values }: { kpi: Kpi; values: unknown }) {
  const parsed = ExecutionForm.safeParse(values);
  const request: ExecuteRequest | null = parsed.success ? { kpi_id: kpi.id, ...parsed.data } : null;
  const settled = useDeferredPause(JSON.stringify(request), TYPING_PAUSE_MS);
  const asked: ExecuteRequest | null = JSON.parse(settled);
  const dryRun = useQuery({
    ...dryRunOptions(asked ?? { kpi_id: kpi.id, kg_name: '', select_schema: '' }),
    enabled: asked !== null,
  });
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'end' });
  }, []);

  return (
    <Box
      ref={frame}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 1,
        minHeight: 200,
        alignContent: 'start',
      }}
    >
      {!request ? (
        <Banner kind="info" title="Complete the parameters to see the SQL" />
      ) : dryRun.isPending ? (
        <Skeleton variant="rounded" height={200} />
      ) : dryRun.isError ? (
        <ErrorState error={dryRun.error} what="the SQL" onRetry={dryRun.refetch} />
      ) : (
        <DryRun execution={dryRun.data.execution_result} />
      )}
    </Box>
  );
}

function DryRun({ execution }: { execution: ExecutionDetail }) {
  const { generated_sql, db_type, diagnostics, nl_definition, explanation } = execution;
  const dialect = databaseNames.get(db_type) ?? db_type;
  if (generated_sql === null || generated_sql === '') {
    return (
      <>
        <Banner kind="warning" title="With these parameters there is no SQL">
          {diagnostics.length === 0 && execution.error_message}
        </Banner>
        <DiagnosticList sentence={nl_definition} diagnostics={diagnostics} />
      </>
    );
  }
  return (
    <>
      {explanation?.reading && (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{explanation.reading}</Box>
      )}
      <SqlBlock sql={generated_sql} label={`SQL for ${dialect}, not run`} maxHeight={260} />
    </>
  );
}
