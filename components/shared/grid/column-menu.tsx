'use client';

import ChevronLeftRounded from '@mui/icons-material/ChevronLeftRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import FilterListRounded from '@mui/icons-material/FilterListRounded';
import VisibilityOffRounded from '@mui/icons-material/VisibilityOffRounded';
import { ListItemIcon, MenuItem } from '@mui/material';
import {
  GridColumnMenu,
  type GridColumnMenuItemProps,
  type GridColumnMenuProps,
  useGridApiContext,
} from '@mui/x-data-grid';
import type { MouseEvent } from 'react';

/** What the menu of a heading can ask for beyond sorting. */
export interface ColumnActions {
  readonly filter: (name: string, anchor: HTMLElement) => void;
  readonly move: (name: string, places: -1 | 1) => void;
  readonly canMove: (name: string, places: -1 | 1) => boolean;
  readonly hide: (name: string) => void;
  readonly canHide: boolean;
}

declare module '@mui/x-data-grid' {
  interface ColumnMenuPropsOverrides {
    actions: ColumnActions;
  }
}

/** The menu of a heading: sort, filter, move, hide. */
export function ColumnMenu({ actions, ...props }: GridColumnMenuProps & { actions?: ColumnActions }) {
  return (
    <GridColumnMenu
      {...props}
      slots={{ columnMenuColumnsItem: ColumnItems }}
      slotProps={{ columnMenuColumnsItem: { actions } }}
    />
  );
}

type ItemProps = GridColumnMenuItemProps & { actions?: ColumnActions };

function ColumnItems(props: ItemProps) {
  return (
    <>
      <FilterItem {...props} />
      <MoveItem {...props} places={-1} />
      <MoveItem {...props} places={1} />
      <HideItem {...props} />
    </>
  );
}

function FilterItem({ colDef, onClick, actions }: ItemProps) {
  const api = useGridApiContext();
  const open = (event: MouseEvent<HTMLElement>) => {
    onClick(event);
    const heading = api.current.getColumnHeaderElement(colDef.field);
    if (heading) actions?.filter(colDef.field, heading as HTMLElement);
  };
  return (
    <MenuItem onClick={open}>
      <ListItemIcon>
        <FilterListRounded fontSize="small" />
      </ListItemIcon>
      Filter
    </MenuItem>
  );
}

function MoveItem({ colDef, onClick, actions, places }: ItemProps & { places: -1 | 1 }) {
  return (
    <MenuItem
      disabled={!actions?.canMove(colDef.field, places)}
      onClick={(event) => {
        onClick(event);
        actions?.move(colDef.field, places);
      }}
    >
      <ListItemIcon>
        {places < 0 ? <ChevronLeftRounded fontSize="small" /> : <ChevronRightRounded fontSize="small" />}
      </ListItemIcon>
      {places < 0 ? 'Move left' : 'Move right'}
    </MenuItem>
  );
}

function HideItem({ colDef, onClick, actions }: ItemProps) {
  return (
    <MenuItem
      disabled={!actions?.canHide}
      onClick={(event) => {
        onClick(event);
        actions?.hide(colDef.field);
      }}
    >
      <ListItemIcon>
        <VisibilityOffRounded fontSize="small" />
      </ListItemIcon>
      Hide column
    </MenuItem>
  );
}
