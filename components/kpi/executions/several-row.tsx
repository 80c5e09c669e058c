'use client';

import { Box, Button, Link, TableCell, TableRow } from '@mui/material';
import type { Kpi } from '@/lib/kpi/schemas';
import { explainError } from '../../shared/explain-error';
import { formatDuration, formatNumber } from '../../shared/format';
import { TextLink } from '../../shared/text-link';
import { DiagnosticList } from '../diagnostic-list';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { adviceFor } from './failure-advice';
import { phaseInWords } from './phase-in-words';
import { isLineOpen, type SeveralLine, statusOf } from './several-line';
import { drilldownPath } from './use-execution-run';
import { ValueChange } from './value-change';

export interface RowHandlers {
  onHistory: (kpi: Kpi) => void;
  onEdit?: (kpi: Kpi, sentence?: string) => void;
}

/** One KPI of several: how far it is and what came out; a failure is explained below it. */
export function SeveralRow({ line, onHistory, onEdit }: { line: SeveralLine } & RowHandlers) {
  const { kpi, execution, previous } = line;
  const failed = execution?.execution_status === 'failed' || line.error !== undefined;
  const before = previous?.value ?? null;
  return (
    <>
      <TableRow sx={failed ? { '& > *': { borderBottom: 0, pb: 0.5 } } : undefined}>
        <TableCell sx={{ minWidth: 120, overflowWrap: 'anywhere' }}>
          <Link
            component="button"
            type="button"
            color="inherit"
            onClick={() => onHistory(kpi)}
            sx={{ fontWeight: 560, textAlign: 'left' }}
          >
            {kpi.name}
          </Link>
          <Box className="small-only" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
            {[before === null ? '' : `before ${formatNumber(before)}`, figuresOf(line).time]
              .filter((text) => text !== '')
              .join(' · ')}
          </Box>
        </TableCell>
        <TableCell>
          <ExecutionStatusBadge status={statusOf(line)} diagnostics={execution?.diagnostics} />
          {isLineOpen(line) && (
            <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{phaseInWords(line.view)}</Box>
          )}
        </TableCell>
        <FigureCells line={line} />
      </TableRow>
      {failed && (
        <TableRow>
          <TableCell colSpan={8} sx={{ pt: 0 }}>
            <Failure line={line} onHistory={onHistory} onEdit={onEdit} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function FigureCells({ line }: { line: SeveralLine }) {
  const { kpi, execution, previous } = line;
  const figures = figuresOf(line);
  const before = previous?.value ?? null;
  return (
    <>
      <TableCell align="right" sx={{ ...tabular, fontWeight: 600 }}>
        {figures.value}
        <Box className="small-only">
          <ValueChange now={execution?.value ?? null} before={before} />
        </Box>
      </TableCell>
      <TableCell align="right" className="not-small" sx={{ ...tabular, color: 'text.secondary' }}>
        {before === null ? '–' : formatNumber(before)}
      </TableCell>
      <TableCell className="not-small">
        <ValueChange now={execution?.value ?? null} before={before} />
      </TableCell>
      <TableCell align="right" className="not-small" sx={tabular}>
        {figures.rows}
      </TableCell>
      <TableCell align="right" className="not-small" sx={tabular}>
        {figures.time}
      </TableCell>
      <TableCell className="not-small">
        {execution?.execution_status === 'success' && execution.id !== null && (
          <TextLink href={drilldownPath(execution.id)} label={`Open the rows of ${kpi.name}`}>
            Rows
          </TextLink>
        )}
      </TableCell>
    </>
  );
}

const tabular = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' };

function figuresOf({ execution, view }: SeveralLine): { value: string; rows: string; time: string } {
  if (!execution) {
    const { rows, elapsed_ms } = view.progress ?? { rows: null, elapsed_ms: null };
    return {
      value: '',
      rows: rows === null ? '' : formatNumber(rows),
      time: elapsed_ms === null ? '' : formatDuration(elapsed_ms),
    };
  }
  const time = execution.execution_time_ms === null ? '' : formatDuration(execution.execution_time_ms);
  if (execution.execution_status !== 'success') return { value: '–', rows: '–', time };
  return {
    value: execution.value === null ? '–' : formatNumber(execution.value),
    rows: `${formatNumber(execution.number_of_records)}${execution.truncated ? ' (limited)' : ''}`,
    time,
  };
}

function Failure({ line, onHistory, onEdit }: { line: SeveralLine } & RowHandlers) {
  const { kpi, execution, error } = line;
  if (!execution) {
    return (
      <Box role="alert" sx={quiet}>
        It may still be running: {explainError(error).message}
      </Box>
    );
  }
  const advice = adviceFor(execution);
  const repair = onEdit && ((sentence: string) => onEdit(kpi, sentence));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.75 }}>
      <Box sx={quiet}>
        <b>{advice.title}.</b> {execution.diagnostics.length === 0 && `${execution.error_message ?? ''} `}
        {advice.advice}
      </Box>
      <DiagnosticList
        sentence={execution.nl_definition}
        diagnostics={execution.diagnostics}
        onRepair={repair}
      />
      <div>
        {onEdit && advice.remedy === 'sentence' ? (
          <Button
            variant="outlined"
            onClick={() => onEdit(kpi)}
            aria-label={`Edit the sentence of ${kpi.name}`}
          >
            Edit the sentence
          </Button>
        ) : (
          <Button variant="outlined" onClick={() => onHistory(kpi)} aria-label={`Open ${kpi.name}`}>
            Open the KPI
          </Button>
        )}
      </div>
    </Box>
  );
}

const quiet = { fontSize: '0.8125rem', color: 'text.secondary', overflowWrap: 'anywhere' };
