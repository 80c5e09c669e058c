import { diffWordsWithSpace } from 'diff';

/** A stretch of text that two wordings share, or that only one of them has. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What has to be done to `before` to get `after`, word by word. */
export function wordChanges(before: string, after: string): WordChange[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
