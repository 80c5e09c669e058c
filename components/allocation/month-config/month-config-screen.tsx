'use client';

import { Box } from '@mui/material';
import { useQueryStates } from 'nuqs';
import { Banner } from '../../shared/banner';
import { ErrorState } from '../../shared/error-state';
import { explainError } from '../../shared/explain-error';
import { PageHeader } from '../../shared/page-header';
import { StaleNotice } from '../../shared/stale-notice';
import { useLeaveGuard } from '../../shared/use-leave-guard';
import { MonthConfigBar } from './month-config-bar';
import { monthConfigParsers, shownYear } from './month-config-state';
import { MonthConfigTable } from './month-config-table';
import { useMonthConfig } from './use-month-config';
import { YearSwitch } from './year-switch';

/** How work is planned, month by month; what allocations compute the need with. */
export function MonthConfigScreen() {
  const [state, setState] = useQueryStates(monthConfigParsers, { history: 'replace' });
  const year = shownYear(state.year);
  // Another year begins afresh, with nothing typed.
  return <YearEditor key={year} year={year} onYear={(chosen) => void setState({ year: chosen })} />;
}

function YearEditor({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const editor = useMonthConfig(year);
  const { kept, save, reading } = editor;
  const { leave, confirmation } = useLeaveGuard(reading.changes > 0);
  return (
    <>
      <PageHeader
        back={{ href: '/allocation', label: 'Allocation' }}
        title="Month configuration"
        description="Working days, occupancy, shrinkage and hours that allocations work out the need with. Those that have run keep the values they ran with."
        actions={<YearSwitch year={year} onYear={(chosen) => leave(() => onYear(chosen))} />}
      />
      {kept.isError && !kept.data ? (
        <ErrorState error={kept.error} what="the month configuration" onRetry={kept.refetch} />
      ) : (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}>
          <StaleNotice error={kept.error} onRetry={kept.refetch} />
          {kept.data?.count === 0 && (
            <Banner kind="info" title={`Nothing is kept for ${year} yet`}>
              Type it here, or upload a forecast that brings its own: its values are used for that run.
            </Banner>
          )}
          {save.isError && <SaveFailure error={save.error} />}
          <MonthConfigTable editor={editor} year={year} />
          <MonthConfigBar editor={editor} />
        </Box>
      )}
      {confirmation}
    </>
  );
}

function SaveFailure({ error }: { error: unknown }) {
  const { message, problems } = explainError(error);
  return (
    <Banner kind="error" title="Not saved">
      {message}
      {problems.map(({ field, problem }) => (
        <div key={`${field} ${problem}`}>
          {field}: {problem}
        </div>
      ))}
    </Banner>
  );
}
