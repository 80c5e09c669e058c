'use client';

import ViewColumnRounded from '@mui/icons-material/ViewColumnRounded';
import { Box, Button, IconButton, Popover, TextField, Tooltip } from '@mui/material';
import { useState } from 'react';
import { ColumnItem } from './grid/column-item';
import { moveName, orderNames } from './grid/order-columns';
import type { GridPreferences } from './use-grid-preferences';

interface ColumnsMenuProps {
  columns: readonly string[];
  /** What a column is called, where its name is not for people. */
  labelOf?: (column: string) => string;
  preferences: Pick<GridPreferences, 'hiddenColumns' | 'setHiddenColumns'>;
  /** Columns that are hidden until someone shows them; with them, the way back is to these. */
  hiddenAtFirst?: readonly string[];
  /** Where columns can change places. */
  arranged?: Pick<GridPreferences, 'arrangement' | 'arrange'>;
}

const asNamed = (column: string) => column;
const none: readonly string[] = [];
/** From here on looking for a column by its name beats scrolling. */
const MANY_COLUMNS = 12;

const sameNames = (names: readonly string[], others: readonly string[]) =>
  names.length === others.length && others.every((name) => names.includes(name));

/** Chooses the columns a grid shows, and their order where it can change. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { columns, preferences } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shownCount = columns.filter((name) => !preferences.hiddenColumns.includes(name)).length;
  return (
    <>
      <Tooltip title="Columns">
        <IconButton
          aria-label={`Columns: ${shownCount} of ${columns.length} shown`}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <ViewColumnRounded />
        </IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Columns', sx: paper } }}
      >
        <ColumnChooser {...props} shownCount={shownCount} />
      </Popover>
    </>
  );
}

function ColumnChooser(props: ColumnsMenuProps & { shownCount: number }) {
  const { columns, labelOf = asNamed, preferences, hiddenAtFirst = none, arranged, shownCount } = props;
  const [wanted, setWanted] = useState('');
  const { hiddenColumns, setHiddenColumns } = preferences;
  const names = orderNames(columns, arranged?.arrangement.order ?? none);
  const found = names.filter((name) => labelOf(name).toLowerCase().includes(wanted.trim().toLowerCase()));
  const show = (name: string, shown: boolean) =>
    setHiddenColumns(shown ? hiddenColumns.filter((other) => other !== name) : [...hiddenColumns, name]);
  return (
    <>
      {columns.length > MANY_COLUMNS && (
        <Box sx={{ p: 1.25, pb: 0.5 }}>
          <TextField
            autoFocus
            placeholder="Find a column"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            slotProps={{ htmlInput: { 'aria-label': 'Find a column' } }}
          />
        </Box>
      )}
      <Box component="ul" sx={list}>
        {found.map((name) => (
          <ColumnItem
            key={name}
            label={labelOf(name)}
            shown={!hiddenColumns.includes(name)}
            isLastShown={shownCount === 1 && !hiddenColumns.includes(name)}
            onShow={(shown) => show(name, shown)}
            places={{ up: name !== names[0], down: name !== names.at(-1) }}
            onMove={arranged && ((by) => arranged.arrange({ order: moveName(names, name, by) }))}
          />
        ))}
        {found.length === 0 && (
          <Box component="li" sx={{ p: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
            No column is called that.
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', px: 1, pb: 1 }}>
        <Button
          disabled={sameNames(hiddenColumns, hiddenAtFirst)}
          onClick={() => setHiddenColumns(hiddenAtFirst)}
        >
          {hiddenAtFirst.length > 0 ? 'As at first' : 'Show all'}
        </Button>
        {arranged && <ArrangementReset {...arranged} />}
      </Box>
    </>
  );
}

function ArrangementReset({ arrangement, arrange }: Pick<GridPreferences, 'arrangement' | 'arrange'>) {
  const isAsTheyCome = arrangement.order.length === 0 && Object.keys(arrangement.widths).length === 0;
  return (
    <Button disabled={isAsTheyCome} onClick={() => arrange()}>
      Reset order and widths
    </Button>
  );
}

const paper = {
  mt: 0.5,
  minWidth: 200,
  maxWidth: 320,
  maxHeight: 'min(460px, 80dvh)',
  display: 'flex',
  flexDirection: 'column',
};
const list = { m: 0, px: 1.5, py: 0.75, listStyle: 'none', overflow: 'auto', flex: 1 };
