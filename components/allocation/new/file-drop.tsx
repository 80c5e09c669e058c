'use client';

import CloseRounded from '@mui/icons-material/CloseRounded';
import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import UploadFileRounded from '@mui/icons-material/UploadFileRounded';
import { Box, Button, IconButton } from '@mui/material';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { formatBytes } from '../format-bytes';

interface FileDropProps {
  label: string;
  note?: string;
  hint: ReactNode;
  file: File | null;
  onFile: (file: File | null) => void;
}

/** A workbook, chosen by button or dropped here. */
export function FileDrop({ label, note, hint, file, onFile }: FileDropProps) {
  const id = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  const { over, handlers } = useDrop(onFile);
  return (
    <Box role="group" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 0.75, mb: 0.5, fontSize: '0.8125rem', alignItems: 'baseline' }}>
        <Box id={id} sx={{ fontWeight: 560 }}>
          {label}
        </Box>
        {note && <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{note}</Box>}
      </Box>
      <Box {...handlers} sx={over ? { ...area, ...areaOver } : area}>
        {file ? (
          <DescriptionRounded aria-hidden sx={{ fontSize: 20, color: 'primary.main' }} />
        ) : (
          <UploadFileRounded aria-hidden sx={{ fontSize: 20, color: 'text.secondary' }} />
        )}
        <Box sx={{ flex: '1 1 130px', minWidth: 0, fontSize: '0.8125rem' }}>
          <Box sx={{ fontWeight: file ? 560 : 400, overflowWrap: 'anywhere' }}>
            {file ? file.name : 'Drop an xlsx or csv file here'}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {file ? formatBytes(file.size) : hint}
          </Box>
        </Box>
        <Button
          variant="outlined"
          aria-label={
            file ? `Choose another ${label.toLowerCase()} file` : `Choose ${label.toLowerCase()} file`
          }
          onClick={() => inputRef.current?.click()}
        >
          {file ? 'Change' : 'Choose file'}
        </Button>
        {file && (
          <IconButton aria-label={`Remove ${label.toLowerCase()} file`} onClick={() => onFile(null)}>
            <CloseRounded />
          </IconButton>
        )}
      </Box>
      <input
        ref={inputRef}
        type="file"
        accept=".xlsx,.csv"
        aria-label={`${label} file`}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          // The same file, saved again, is a choice too.
          event.target.value = '';
        }}
      />
    </Box>
  );
}

function useDrop(onFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!inside) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [dropped] = event.dataTransfer.files;
      if (dropped) onFile(dropped);
    },
  };
  return { over, handlers };
}

const area = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.25,
  minHeight: 64,
  px: 1.5,
  py: 1,
  border: '1px dashed var(--mui-palette-text-disabled)',
  borderRadius: '8px',
  bgcolor: 'surface.sunken',
};

const areaOver = {
  borderColor: 'primary.main',
  borderStyle: 'solid',
  bgcolor: 'surface.selected',
};
