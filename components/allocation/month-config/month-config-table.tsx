'use client';

import {
  Box,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import type { KeyboardEvent } from 'react';
import { LOCALITIES } from '@/lib/allocation/schemas';
import { MONTH_NAMES, type MonthName } from '@/lib/shared/month-names';
import { RelativeTime } from '../../shared/relative-time';
import { MonthConfigCell } from './month-config-cell';
import { cellKey, keptFor, lastChange, parameterFields, textOf } from './month-config-draft';
import type { MonthConfigEditor } from './use-month-config';

/** A year, month by month, to be edited in place. Enter and the arrows up and down go from month to month. */
export function MonthConfigTable({ editor, year }: { editor: MonthConfigEditor; year: number }) {
  return (
    <TableContainer
      component="section"
      aria-label={`Configuration of ${year}`}
      tabIndex={0}
      onKeyDown={moveByMonth}
      sx={frame}
    >
      <Table size="small" aria-label={`Month configuration of ${year}`}>
        <TableHead>
          <TableRow>
            <TableCell rowSpan={2} className="month">
              Month
            </TableCell>
            {LOCALITIES.map((locality) => (
              <TableCell key={locality} colSpan={parameterFields.length} className="first" align="center">
                {locality}
              </TableCell>
            ))}
            <TableCell rowSpan={2} className="first">
              Changed
            </TableCell>
          </TableRow>
          <TableRow>
            {LOCALITIES.map((locality) =>
              parameterFields.map(({ name, heading }, index) => (
                <TableCell
                  key={`${locality} ${name}`}
                  align="right"
                  className={index === 0 ? 'first' : undefined}
                >
                  {heading}
                </TableCell>
              )),
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {MONTH_NAMES.map((month) => (
            <MonthRow key={month} month={month} year={year} editor={editor} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface MonthRowProps {
  month: MonthName;
  year: number;
  editor: MonthConfigEditor;
}

function MonthRow({ month, year, editor }: MonthRowProps) {
  const { kept, draft, reading, tried } = editor;
  const stored = kept.data?.data ?? [];
  const changed = lastChange(stored, month);
  return (
    <TableRow>
      <TableCell component="th" scope="row" className="month">
        {month}
      </TableCell>
      {LOCALITIES.map((locality) =>
        parameterFields.map(({ name: parameter, label }, index) => {
          const cell = { month, locality, parameter };
          const key = cellKey(cell);
          const before = textOf(keptFor(stored, cell), parameter);
          const text = draft[key] ?? before;
          const problem = reading.problems[key];
          return (
            <TableCell key={key} className={index === 0 ? 'first cell' : 'cell'}>
              {kept.data ? (
                <MonthConfigCell
                  label={`${label}, ${locality}, ${month} ${year}`}
                  column={`${locality} ${parameter}`}
                  text={text}
                  edited={draft[key] !== undefined && text.trim() !== before}
                  problem={text.trim() === '' && !tried ? undefined : problem}
                  onText={(typed) => editor.type(cell, typed)}
                />
              ) : (
                <Skeleton sx={{ mx: 1 }} />
              )}
            </TableCell>
          );
        }),
      )}
      <TableCell className="first">
        {changed && (
          <Box
            component="span"
            sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}
          >
            <RelativeTime timestamp={changed.updated_at} />
            {changed.updated_by && ` by ${changed.updated_by}`}
          </Box>
        )}
      </TableCell>
    </TableRow>
  );
}

const steps: Partial<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** As in a spreadsheet: to the same column of the month below or above. */
function moveByMonth(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const column = event.target.dataset.column ?? '';
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`[data-column="${column}"]`)];
  const next = cells[cells.indexOf(event.target) + step];
  next?.focus();
  next?.select();
}

const frame = {
  // Holds what is hidden in its cells: outside, it would widen the page.
  position: 'relative',
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  overflow: 'auto',
  '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '& th, & td': { whiteSpace: 'nowrap', px: 1 },
  '& .first': { borderLeft: 1, borderLeftColor: 'divider' },
  '& .cell': { p: '3px', minWidth: 68 },
  '& .month': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    px: 1.5,
    fontWeight: 560,
    bgcolor: 'background.paper',
  },
  '& thead .month': { bgcolor: 'surface.sunken' },
};
