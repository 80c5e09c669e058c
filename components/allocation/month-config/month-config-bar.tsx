'use client';

import { Box, Button, TextField } from '@mui/material';
import { countOf } from '../../shared/format';
import { nameOfCell } from './month-config-draft';
import type { MonthConfigEditor } from './use-month-config';

/** Of what is wrong; the others follow as these are put right. */
const TOLD = 3;

/** What is not saved, and the way to save or to discard it; nothing while there is nothing. */
export function MonthConfigBar({ editor }: { editor: MonthConfigEditor }) {
  const { reading, save, userName, setUserName, discard, submit } = editor;
  const wrong = Object.entries(reading.problems);
  if (reading.changes === 0) return null;
  return (
    <Box role="group" aria-label="Changes" sx={bar}>
      <Box role="status" sx={{ flex: '1 1 200px' }}>
        {countOf(reading.changes, 'value')} changed
        {wrong.length > 0 && (
          <Box component="span" sx={{ color: 'error.main' }}>
            {' · '}
            {countOf(wrong.length, 'value needs', 'values need')} attention
          </Box>
        )}
        {wrong.slice(0, TOLD).map(([key, problem]) => (
          <div key={key}>
            {nameOfCell(key)}: {problem}
          </div>
        ))}
      </Box>
      <TextField
        size="small"
        placeholder="Your name, optional"
        value={userName}
        onChange={({ target }) => setUserName(target.value)}
        slotProps={{ htmlInput: { 'aria-label': 'Your name, optional', maxLength: 255 } }}
        sx={{ width: { xs: '100%', sm: 190 }, bgcolor: 'background.paper' }}
      />
      <Button disabled={save.isPending} onClick={discard}>
        Discard
      </Button>
      <Button variant="contained" loading={save.isPending} onClick={submit}>
        Save changes
      </Button>
    </Box>
  );
}

const bar = {
  // At the foot of what is in view: nothing moves when it comes.
  position: 'sticky',
  bottom: -8,
  zIndex: 2,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1,
  px: 1.5,
  py: 1,
  borderRadius: '10px',
  border: 1,
  borderColor: 'divider',
  bgcolor: 'surface.selected',
  fontSize: '0.8125rem',
};
