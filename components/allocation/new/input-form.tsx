'use client';

import PlayArrowRounded from '@mui/icons-material/PlayArrowRounded';
import { Box, Button, LinearProgress, TextField } from '@mui/material';
import { MAX_YEAR, MIN_YEAR, MonthName } from '@/lib/allocation/schemas';
import { MONTH_NAMES } from '@/lib/shared/month-names';
import { countOf } from '../../shared/format';
import { LabelledField } from '../../shared/labelled-field';
import { frame } from '../../shared/section';
import { SelectField } from '../../shared/select-field';
import { SampleLinks } from '../sample-links';
import { FileDrop } from './file-drop';
import { StartFailure } from './start-failure';
import type { NewAllocation } from './use-new-allocation';

const months = MONTH_NAMES.map((month) => ({ value: month, label: month }));

/** The files, the month, who sends them, and the start. */
export function InputForm({ allocation }: { allocation: NewAllocation }) {
  const { form, userName, preview, start } = allocation;
  const { blocked, ready } = readiness(allocation);
  return (
    <Box
      component="form"
      aria-label="New allocation"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) start.mutate({ form, userName });
      }}
      sx={{ ...frame, position: 'relative' }}
    >
      {preview.isFetching && (
        <LinearProgress
          aria-label="Reading the files"
          sx={{ position: 'absolute', inset: '0 0 auto', height: 3 }}
        />
      )}
      <InputFields allocation={allocation} />
      <StartFailure error={start.error} />
      <Box sx={foot}>
        <SampleLinks month={form.month} year={form.year} />
        <Box role="status" sx={{ ml: 'auto', fontSize: '0.8125rem', color: 'text.secondary' }}>
          {blocked}
        </Box>
        <Button
          type="submit"
          variant="contained"
          startIcon={<PlayArrowRounded />}
          disabled={!ready}
          loading={start.isPending || start.isSuccess}
          loadingPosition="start"
        >
          Start allocation
        </Button>
      </Box>
    </Box>
  );
}

function InputFields({ allocation }: { allocation: NewAllocation }) {
  const { form, change, userName, setUserName } = allocation;
  return (
    <Box sx={{ ...grid, px: { xs: 1.5, sm: 2.25 }, py: 2 }}>
      <Box sx={{ gridColumn: { lg: 'span 3' }, minWidth: 0 }}>
        <FileDrop
          label="Forecast"
          hint="Volumes by LOB, state, work type and month"
          file={form.forecast}
          onFile={(forecast) => change({ forecast })}
        />
      </Box>
      <Box sx={{ gridColumn: { lg: 'span 3' }, minWidth: 0 }}>
        <FileDrop
          label="Roster"
          note="optional"
          hint="Without one, the kept roster is used"
          file={form.roster}
          onFile={(roster) => change({ roster })}
        />
      </Box>
      <Box sx={{ gridColumn: { lg: 'span 2' }, minWidth: 0 }}>
        <SelectField
          label="Month"
          value={form.month}
          options={months}
          onChange={(month) => change({ month: MonthName.parse(month) })}
        />
      </Box>
      <YearField year={form.year} onYear={(year) => change({ year })} />
      <Box sx={{ gridColumn: { lg: 'span 3' }, minWidth: 0 }}>
        <LabelledField label="Your name">
          {({ id }) => (
            <TextField
              id={id}
              value={userName}
              onChange={(event) => setUserName(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 255, autoComplete: 'username' } }}
            />
          )}
        </LabelledField>
      </Box>
    </Box>
  );
}

/** What still keeps the allocation from starting. */
function readiness({ form, userName, preview, unfinished }: NewAllocation): {
  blocked: string;
  ready: boolean;
} {
  const blocked = ((): string => {
    if (form.forecast === null) return 'Choose a forecast first.';
    if (preview.isFetching) return 'Reading the files…';
    if (preview.isError) return 'The files could not be read.';
    const counts = preview.data?.data.problem_counts;
    if (counts && counts.errors > 0) return `${countOf(counts.errors, 'error')} to be mended first.`;
    if (unfinished.size > 0) return 'A value of the month configuration is not right yet.';
    return userName.trim() === '' ? 'Your name is missing.' : '';
  })();
  return { blocked, ready: blocked === '' && preview.data?.data.can_start === true };
}

function YearField({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  return (
    <LabelledField label="Year">
      {({ id }) => (
        <TextField
          // Typed over freely; another year from outside (a file's months) replaces what stands there.
          key={year}
          id={id}
          type="number"
          defaultValue={year}
          onChange={(event) => {
            const typed = Number(event.target.value);
            if (Number.isInteger(typed) && typed >= MIN_YEAR && typed <= MAX_YEAR) onYear(typed);
          }}
          onBlur={(event) => {
            event.target.value = String(year);
          }}
          slotProps={{ htmlInput: { min: MIN_YEAR, max: MAX_YEAR } }}
        />
      )}
    </LabelledField>
  );
}

const grid = {
  display: 'grid',
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr)',
    sm: 'repeat(2, minmax(0, 1fr))',
    lg: 'repeat(6, minmax(0, 1fr))',
  },
  gap: 2,
  alignItems: 'start',
};

const foot = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  px: { xs: 1.5, sm: 2.25 },
  py: 1.25,
  borderTop: 1,
  borderColor: 'divider',
  bgcolor: 'surface.sunken',
};
