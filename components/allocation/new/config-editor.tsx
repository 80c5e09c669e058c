'use client';

import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { AllocationPreview } from '@/lib/allocation/input-schemas';
import { Section, tableStyles } from '../../shared/section';
import { type ConfigEdits, withEdit, withoutEdit } from './allocation-form';
import { ConfigRow } from './config-row';

interface ConfigEditorProps {
  configs: AllocationPreview['month_config'];
  edits: ConfigEdits;
  onEdits: (edits: ConfigEdits) => void;
  /** Something typed in a row does not make sense yet, or does again. */
  onUnfinished: (row: string, unfinished: boolean) => void;
}

/** The configuration of every month that the forecast needs, where it comes from, and other values for this upload. */
export function ConfigEditor({ configs, edits, onEdits, onUnfinished }: ConfigEditorProps) {
  const missing = configs.filter(({ source }) => source === 'missing').length;
  return (
    <Section
      title="Month configuration"
      note={missing > 0 ? `${missing} missing` : 'Values typed here count for this allocation only'}
    >
      <TableContainer sx={{ maxHeight: 480, borderTop: 1, borderColor: 'divider' }}>
        <Table stickyHeader aria-label="Month configuration" sx={styles}>
          <TableHead>
            <TableRow>
              <TableCell>Month</TableCell>
              <TableCell>Locality</TableCell>
              <TableCell>Working days</TableCell>
              <TableCell>Occupancy</TableCell>
              <TableCell>Shrinkage</TableCell>
              <TableCell>Work hours</TableCell>
              <TableCell>Source</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {configs.map((one) => {
              const month = `${one.month} ${one.year}`;
              return (
                <ConfigRow
                  key={`${month} ${one.locality}`}
                  month={month}
                  locality={one.locality}
                  source={one.source}
                  config={one.config}
                  edited={edits[month]?.[one.locality] !== undefined}
                  onChange={(config) => onEdits(withEdit(edits, month, one.locality, config))}
                  onUnfinished={(unfinished) => onUnfinished(`${month} ${one.locality}`, unfinished)}
                  onReset={() => onEdits(withoutEdit(edits, month, one.locality))}
                />
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      <Box sx={{ px: { xs: 1.5, sm: 2.25 }, py: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
        Occupancy and shrinkage are fractions: 0.95 is 95 %.
      </Box>
    </Section>
  );
}

const styles = {
  ...tableStyles,
  '& tbody .MuiTableCell-root': { ...tableStyles['& .MuiTableCell-root'], verticalAlign: 'middle', py: 0.5 },
};
