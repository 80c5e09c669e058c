'use client';

import { Link } from '@mui/material';
import type { ReactNode } from 'react';

interface OpenRowsProps {
  /** What opens, since the number alone says little. */
  label: string;
  children: ReactNode;
  onOpen: () => void;
}

/** A number that opens the rows behind it. */
export function OpenRows({ label, children, onOpen }: OpenRowsProps) {
  return (
    <Link
      component="button"
      type="button"
      aria-label={label}
      onClick={onOpen}
      sx={{ font: 'inherit', fontWeight: 560, fontVariantNumeric: 'tabular-nums', verticalAlign: 'baseline' }}
    >
      {children}
    </Link>
  );
}
