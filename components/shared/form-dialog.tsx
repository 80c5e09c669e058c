'use client';

import CloseRounded from '@mui/icons-material/CloseRounded';
import { Box, Dialog, DialogTitle, IconButton, useMediaQuery } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface FormDialogProps {
  open: boolean;
  title: string;
  subtitle?: ReactNode;
  width: 'sm' | 'md' | 'lg';
  /** Fixed, where the content comes and goes while one works. */
  height?: number;
  /** A click beside the dialog must not lose work; Escape and Cancel are deliberate. */
  keepOnBackdrop?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog for work: fills small screens, has a title, a way out and room for a form. */
export function FormDialog(props: FormDialogProps) {
  const titleId = useId();
  const small = useMediaQuery('(max-width: 640px)');
  return (
    <Dialog
      open={props.open}
      onClose={(_, reason) => {
        if (reason === 'backdropClick' && props.keepOnBackdrop) return;
        props.onClose();
      }}
      fullScreen={small}
      fullWidth
      maxWidth={props.width}
      aria-labelledby={titleId}
      // Hung from the top: a dialog that grows or shrinks while one works in it does not move.
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{
        paper: {
          sx: small ? { borderRadius: 0, border: 0 } : { mt: '7vh', maxHeight: '86vh', height: props.height },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', pr: 1.25, pt: 0.75 }}>
        <DialogTitle component="div" sx={{ flex: 1, minWidth: 0, pt: 1.25 }}>
          <h2 id={titleId} style={{ font: 'inherit', margin: 0, overflowWrap: 'anywhere' }}>
            {props.title}
          </h2>
          {props.subtitle && (
            <Box sx={{ mt: 0.25, fontSize: '0.8125rem', fontWeight: 400, color: 'text.secondary' }}>
              {props.subtitle}
            </Box>
          )}
        </DialogTitle>
        <IconButton aria-label="Close" onClick={props.onClose} sx={{ mt: 0.75 }}>
          <CloseRounded />
        </IconButton>
      </Box>
      {props.children}
    </Dialog>
  );
}
