'use client';

import CloseRounded from '@mui/icons-material/CloseRounded';
import SearchRounded from '@mui/icons-material/SearchRounded';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { type RefObject, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 220;

interface SearchFieldProps {
  value: string;
  label: string;
  onChange: (value: string) => void;
  /** Key that moves the focus here from anywhere on the page. */
  shortcut?: '/';
  width?: number;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable=true], [role=dialog]') !== null
  );
}

/** What is being typed, told to `onChange` after a short pause. */
function useDraft(value: string, onChange: (value: string) => void) {
  const [draft, setDraft] = useState(value);
  const [emitted, setEmitted] = useState(value);
  const [seen, setSeen] = useState(value);

  // A value that did not come from here (back button, "clear filters") replaces what was typed.
  if (value !== seen) {
    setSeen(value);
    if (value !== emitted) {
      setEmitted(value);
      setDraft(value);
    }
  }

  useEffect(() => {
    if (draft === emitted) return;
    const timer = setTimeout(() => {
      setEmitted(draft);
      onChange(draft);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, emitted, onChange]);

  const clear = () => {
    setDraft('');
    setEmitted('');
    onChange('');
  };
  return { draft, setDraft, clear };
}

/** Moves the focus to `inputRef` when `key` is pressed outside of any field. */
function useFocusKey(key: string | undefined, inputRef: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (!key) return;
    const focus = (event: KeyboardEvent) => {
      if (event.key !== key || event.metaKey || event.ctrlKey || isTyping(event.target)) return;
      event.preventDefault();
      inputRef.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [key, inputRef]);
}

/** Search that answers to typing after a short pause and clears with Escape. */
export function SearchField({ value, label, onChange, shortcut, width = 280 }: SearchFieldProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  const { draft, setDraft, clear } = useDraft(value, onChange);
  useFocusKey(shortcut, inputRef);

  return (
    <TextField
      inputRef={inputRef}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && draft !== '') {
          event.stopPropagation();
          clear();
        }
      }}
      placeholder={label}
      sx={{ width: { xs: '100%', sm: width } }}
      slotProps={{
        htmlInput: { 'aria-label': label, maxLength: 255, type: 'search', enterKeyHint: 'search' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchRounded aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
            </InputAdornment>
          ),
          endAdornment: draft !== '' && (
            <IconButton aria-label="Clear search" edge="end" onClick={clear}>
              <CloseRounded />
            </IconButton>
          ),
          sx: { '& input::-webkit-search-cancel-button': { display: 'none' } },
        },
      }}
    />
  );
}
