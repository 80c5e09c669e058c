'use client';

import { Box } from '@mui/material';
import type { AllocationDetail, AllocationErrorType } from '@/lib/allocation/execution-schemas';
import { Banner } from '../../shared/banner';
import { CopyButton } from '../../shared/copy-button';
import { Disclosure } from '../../shared/disclosure';
import { frame } from '../../shared/section';
import { errorWords } from '../allocation-words';

const advice: Record<AllocationErrorType, string> = {
  INVALID_FORECAST: 'Mend the forecast and upload it again; the preview tells of every cell.',
  INVALID_ROSTER: 'Mend the roster and upload it again; the preview tells of every cell.',
  NO_ALLOCATION: 'The shortages below say for each cell who is missing.',
  INPUT_MISSING: 'Upload the files again.',
  CANCELLED: 'The files are kept: run it again when it is wanted.',
  INTERRUPTED: 'The server stopped while it ran. Run it again: the result will be the same.',
  TIMEOUT: 'Run it again when the server is less busy, or ask its operator for more time.',
  DISK_FULL: 'Ask the operator of the server for room on its disk, and run it again.',
  INTERNAL_ERROR: 'Run it again. If it fails again, give the operator what stands below.',
};

/** What the reader must know of this execution: why it failed, what was used instead, what was odd. */
export function AllocationNotices({ execution }: { execution: AllocationDetail }) {
  const { error_type, roster_was_fallback, warnings, month, year } = execution;
  return (
    <>
      {error_type !== null && <Failure execution={execution} type={error_type} />}
      {roster_was_fallback && (
        <Banner
          kind="warning"
          title={`The roster of ${execution.roster_month_used} ${execution.roster_year_used} was used`}
        >
          There was none for {month} {year} when this was started, so the latest one was taken.
        </Banner>
      )}
      {warnings.length > 0 && (
        <Banner kind="warning" title={warnings.length === 1 ? 'A warning' : `${warnings.length} warnings`}>
          <Box component="ul" sx={{ m: 0, pl: 2, maxHeight: 180, overflowY: 'auto' }} tabIndex={0}>
            {[...new Set(warnings)].map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </Box>
        </Banner>
      )}
    </>
  );
}

function Failure({ execution, type }: { execution: AllocationDetail; type: AllocationErrorType }) {
  const { error_message, stack_trace } = execution;
  return (
    <Box component="section" aria-label="Error" sx={{ display: 'grid', gap: 1 }}>
      <Banner kind={type === 'CANCELLED' ? 'info' : 'error'} title={errorWords[type]}>
        {error_message && <div>{error_message}</div>}
        <div>{advice[type]}</div>
      </Banner>
      {stack_trace !== null && (
        <Box sx={{ ...frame, '& > *': { borderTop: 0 } }}>
          <Disclosure title="Stack trace" storageKey="plumbline-allocation-stack-trace">
            <Box sx={{ px: 2.25, pb: 1.5 }}>
              <Box
                component="pre"
                tabIndex={0}
                aria-label="Stack trace"
                role="region"
                sx={{
                  m: 0,
                  mb: 1,
                  p: 1.25,
                  maxHeight: 320,
                  overflow: 'auto',
                  fontSize: '0.75rem',
                  ...sunken,
                }}
              >
                {stack_trace}
              </Box>
              <CopyButton text={stack_trace} what="stack trace" />
            </Box>
          </Disclosure>
        </Box>
      )}
    </Box>
  );
}

const sunken = { bgcolor: 'surface.sunken', borderRadius: '6px' };
