'use client';

import { Box } from '@mui/material';
import type { AllocationDetail } from '@/lib/allocation/execution-schemas';
import { CopyButton } from '../../shared/copy-button';
import { countOf } from '../../shared/format';
import { Section } from '../../shared/section';
import { TextLink } from '../../shared/text-link';
import { allocationPath } from '../allocation-paths';
import { formatBytes } from '../format-bytes';
import { ReportButtons } from './report-buttons';

const SHORT_HASH = 12;

/** The files that were read, and those that came out. */
export function InputsAndReports({ execution }: { execution: AllocationDetail }) {
  const { inputs, rerun_of, roster_month_used, roster_year_used } = execution;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
        gap: 2,
        alignItems: 'stretch',
      }}
    >
      <Section
        title="Inputs"
        note={rerun_of !== null && <TextLink href={allocationPath(rerun_of)}>Rerun of this one</TextLink>}
      >
        <Box sx={inset}>
          <InputFile kind="Forecast" file={inputs.forecast} />
          <InputFile
            kind="Roster"
            file={inputs.roster}
            about={`of ${roster_month_used} ${roster_year_used}`}
          />
        </Box>
      </Section>
      <Section title="Reports">
        <Box sx={inset}>
          <ReportButtons execution={execution} />
        </Box>
      </Section>
    </Box>
  );
}

interface InputFileProps {
  kind: 'Forecast' | 'Roster';
  file: AllocationDetail['inputs']['forecast'];
  about?: string;
}

function InputFile({ kind, file, about }: InputFileProps) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, minWidth: 0 }}>
      <Box sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {kind}
          {about && ` ${about}`}:
        </Box>{' '}
        <Box component="span" sx={{ fontWeight: 560 }}>
          {file.filename}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {' '}
          · {countOf(file.rows, 'row')} · {formatBytes(file.bytes)}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}>
        <Box component="span" title={file.sha256} sx={{ fontFamily: 'monospace', fontSize: '0.75rem' }}>
          sha256 {file.sha256.slice(0, SHORT_HASH)}…
        </Box>
        <CopyButton text={file.sha256} what={`sha256 of the ${kind.toLowerCase()}`} />
      </Box>
    </Box>
  );
}

const inset = { px: { xs: 1.5, sm: 2.25 }, pb: 1.5, display: 'grid', gap: 0.5, fontSize: '0.8125rem' };
