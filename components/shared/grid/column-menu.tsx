'use client';

import ChevronLeftRounded from '@mui/icons-material/ChevronLeftRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import FilterListRounded from '@mui/icons-material/FilterListRounded';
import { ListItemIcon, MenuItem } from '@mui/material';
import {
  GridColumnMenu,
  type GridColumnMenuItemProps,
  type GridColumnMenuProps,
  useGridApiContext,
} from '@mui/x-data-grid';
import type { MouseEvent } from 'react';

/** What the menu of a heading can ask for beyond sorting and hiding. */
export interface ColumnActions {
  readonly filter: (name: string, anchor: HTMLElement) => void;
  readonly move: (name: string, places: -1 | 1) => void;
  readonly canMove: (name: string, places: -1 | 1) => boolean;
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
      slots={{ columnMenuFilterItem: FilterItem, columnMenuMoveItem: MoveItems }}
      slotProps={{
        columnMenuFilterItem: { displayOrder: 15, actions },
        columnMenuMoveItem: { displayOrder: 20, actions },
      }}
    />
  );
}

type ItemProps = GridColumnMenuItemProps & { actions?: ColumnActions };

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

function MoveItems({ colDef, onClick, actions }: ItemProps) {
  const item = (places: -1 | 1) => ({
    disabled: !actions?.canMove(colDef.field, places),
    onClick: (event: MouseEvent<HTMLElement>) => {
      onClick(event);
      actions?.move(colDef.field, places);
    },
  });
  return (
    <>
      <MenuItem {...item(-1)}>
        <ListItemIcon>
          <ChevronLeftRounded fontSize="small" />
        </ListItemIcon>
        Move left
      </MenuItem>
      <MenuItem {...item(1)}>
        <ListItemIcon>
          <ChevronRightRounded fontSize="small" />
        </ListItemIcon>
        Move right
      </MenuItem>
    </>
  );
}
