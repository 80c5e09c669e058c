import { Box } from '@mui/material';
import type { AllocationPreview } from '@/lib/allocation/input-schemas';
import { countOf } from '../../shared/format';
import { Section } from '../../shared/section';
import type { ConfigEdits } from './allocation-form';
import { ConfigEditor } from './config-editor';
import { NeedTable } from './need-table';
import { ProblemTable } from './problem-table';

interface PreviewPanelProps {
  preview: AllocationPreview;
  /** A newer reading is on its way; this one stays until it arrives. */
  refreshing: boolean;
  edits: ConfigEdits;
  onEdits: (edits: ConfigEdits) => void;
  onUnfinished: (row: string, unfinished: boolean) => void;
}

/** What was read, what is wrong with it, what it needs, and the configuration that counts. */
export function PreviewPanel({ preview, refreshing, ...editing }: PreviewPanelProps) {
  return (
    <Box
      component="section"
      aria-label="Preview"
      aria-busy={refreshing}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 2,
      }}
    >
      <ReadFiles preview={preview} />
      {preview.problems.length > 0 && (
        <ProblemTable problems={preview.problems} counts={preview.problem_counts} />
      )}
      {preview.month_config.length > 0 && <ConfigEditor configs={preview.month_config} {...editing} />}
      {preview.need.length > 0 && <NeedTable need={preview.need} />}
    </Box>
  );
}

function ReadFiles({ preview: { forecast, roster } }: { preview: AllocationPreview }) {
  return (
    <Section title="What was read">
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, gap: 2, ...inset }}>
        <ReadFile name="Forecast" file={forecast?.filename}>
          {forecast
            ? `${countOf(forecast.rows, 'row')}, ${monthSpan(forecast.months)}; layout ${forecast.layout}${sheetOf(forecast.sheet)}`
            : 'No table of demand was found in it; the problems below say why.'}
        </ReadFile>
        <ReadFile name="Roster" file={roster?.filename}>
          {roster ? describeRoster(roster) : 'There is none that can be used; the problems below say why.'}
        </ReadFile>
      </Box>
    </Section>
  );
}

interface ReadFileProps {
  name: string;
  file: string | undefined;
  children: string;
}

function ReadFile({ name, file, children }: ReadFileProps) {
  return (
    <Box sx={{ minWidth: 0, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
      <Box component="h3" sx={{ m: 0, fontSize: 'inherit', fontWeight: 560 }}>
        {name}
        {file && (
          <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
            {' '}
            {file}
          </Box>
        )}
      </Box>
      {children}
    </Box>
  );
}

function describeRoster(roster: NonNullable<AllocationPreview['roster']>): string {
  const { month, year, source, was_fallback, vendors, excluded, layout, sheet } = roster;
  const origin = {
    upload: 'uploaded now',
    kept: was_fallback ? `kept for ${month} ${year}, the latest there is` : `kept for ${month} ${year}`,
  }[source];
  const left =
    excluded > 0 ? `, ${countOf(excluded, 'other')} left out as inactive or not in production` : '';
  return `${countOf(vendors, 'vendor')}${left}; ${origin}; layout ${layout}${sheetOf(sheet)}`;
}

const sheetOf = (sheet: string | null) => (sheet === null ? '' : `, sheet ${sheet}`);

/** `January 2025 to March 2025 (3 months)`. */
function monthSpan(months: readonly string[]): string {
  if (months.length <= 1) return months.join() || 'no month';
  return `${months[0]} to ${months.at(-1)} (${countOf(months.length, 'month')})`;
}

const inset = { px: { xs: 1.5, sm: 2.25 }, pb: 2 };
