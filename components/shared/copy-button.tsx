'use client';

import CheckRounded from '@mui/icons-material/CheckRounded';
import ContentCopyRounded from '@mui/icons-material/ContentCopyRounded';
import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify } from './notifications';

const SHOWN_MS = 1_800;

/** Copies text and says so where the hand is. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const notify = useNotify();

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      notify.error(`The browser did not allow copying the ${what}. Select the text and copy it by hand.`);
    }
  }

  return (
    <Button
      onClick={copy}
      aria-label={copied ? `${what} copied` : `Copy ${what}`}
      startIcon={copied ? <CheckRounded /> : <ContentCopyRounded />}
      sx={{ minWidth: 92, color: copied ? 'success.main' : 'text.secondary' }}
    >
      {copied ? 'Copied' : 'Copy'}
    </Button>
  );
}
