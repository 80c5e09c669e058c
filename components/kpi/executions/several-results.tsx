'use client';

import DownloadRounded from '@mui/icons-material/DownloadRounded';
import {
  Box,
  Button,
  DialogActions,
  DialogContent,
  LinearProgress,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { Banner } from '../../shared/banner';
import { CopyButton } from '../../shared/copy-button';
import { explainError } from '../../shared/explain-error';
import { saveFile } from '../../shared/save-file';
import { csvOf, isLineOpen, isRetriable, type SeveralLine, summarise, textOf } from './several-line';
import { type RowHandlers, SeveralRow } from './several-row';
import type { useSeveralRuns } from './use-several-runs';

interface SeveralResultsProps extends RowHandlers {
  runs: ReturnType<typeof useSeveralRuns>;
  onClose: () => void;
}

/** A line a KPI: how far it is, what came out beside what was there before, or why it failed. */
export function SeveralResults({ runs, onClose, ...handlers }: SeveralResultsProps) {
  const { lines } = runs;
  const ended = lines.filter((line) => !isLineOpen(line)).length;
  return (
    <>
      <DialogContent sx={{ px: { xs: 1.5, sm: 2.5 } }}>
        {runs.error && (
          <Banner kind="error" title="Not executed">
            {explainError(runs.error).message}
          </Banner>
        )}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', minHeight: 36, mb: 0.5 }}>
          <Box role="status" sx={{ flex: '1 1 200px', fontWeight: 600 }}>
            {summarise(lines)}
          </Box>
          <CopyButton text={textOf(lines)} what="summary" />
          <Button
            startIcon={<DownloadRounded />}
            disabled={runs.isOpen}
            onClick={() => saveFile('kpi-results.csv', 'text/csv', csvOf(lines))}
            sx={{ color: 'text.secondary' }}
          >
            CSV
          </Button>
        </Box>
        <LinearProgress
          variant="determinate"
          value={(100 * ended) / lines.length}
          aria-label="Executions that have ended"
          sx={{ height: 3, borderRadius: 2, visibility: runs.isOpen ? 'visible' : 'hidden' }}
        />
        <LineTable lines={lines} handlers={handlers} />
      </DialogContent>
      <Actions runs={runs} onClose={onClose} />
    </>
  );
}

function LineTable({ lines, handlers }: { lines: readonly SeveralLine[]; handlers: RowHandlers }) {
  return (
    <Table aria-label="Executions" sx={tableStyles}>
      <TableHead>
        <TableRow>
          <TableCell>KPI</TableCell>
          <TableCell>Status</TableCell>
          <TableCell align="right">Value</TableCell>
          <TableCell align="right" className="not-small">
            Before
          </TableCell>
          <TableCell className="not-small">Change</TableCell>
          <TableCell align="right" className="not-small">
            Rows
          </TableCell>
          <TableCell align="right" className="not-small">
            Time
          </TableCell>
          <TableCell className="not-small">Open</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <SeveralRow key={line.kpi.id} line={line} {...handlers} />
        ))}
      </TableBody>
    </Table>
  );
}

function Actions({ runs, onClose }: Pick<SeveralResultsProps, 'runs' | 'onClose'>) {
  const retriable = runs.lines.filter(isRetriable).length;
  return (
    <DialogActions>
      {runs.isOpen ? (
        <>
          <Box sx={{ flex: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
            Closing this does not stop them; you are told when all have finished.
          </Box>
          <Button variant="outlined" loading={runs.isCancelling} onClick={runs.cancelRest}>
            Cancel the rest
          </Button>
        </>
      ) : (
        <>
          <Button onClick={runs.reset} sx={{ mr: 'auto' }}>
            Change parameters
          </Button>
          {retriable > 0 && (
            <Button variant="outlined" onClick={runs.retry}>
              Try again what did not succeed ({retriable})
            </Button>
          )}
        </>
      )}
      <Button variant={runs.isOpen ? 'outlined' : 'contained'} onClick={onClose}>
        {runs.isOpen ? 'Run in the background' : 'Done'}
      </Button>
    </DialogActions>
  );
}

const tableStyles = {
  '& .MuiTableCell-root': { px: { xs: 0.75, sm: 1.25 } },
  '& .not-small': { display: { xs: 'none', md: 'table-cell' } },
  '& .small-only': { display: { xs: 'block', md: 'none' } },
};
