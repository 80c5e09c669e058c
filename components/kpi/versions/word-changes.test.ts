import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WordChange, wordChanges } from './word-changes';

const textOf = (changes: readonly WordChange[], left: WordChange['kind']) =>
  changes.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');

test('whole words change, not letters of them', () => {
  expect(wordChanges('where categry is new', 'where category is new')).toEqual([
    { kind: 'same', text: 'where ' },
    { kind: 'removed', text: 'categry' },
    { kind: 'added', text: 'category' },
    { kind: 'same', text: ' is new' },
  ]);
});

test('both wordings can be read from the changes', () => {
  const sentence = fc
    .array(fc.constantFrom('products', 'in', 'RBP', 'not', 'OPS', ' ', '  ', '\n', "'x y'", 'ä'), {
      maxLength: 20,
    })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const changes = wordChanges(before, after);
      expect(textOf(changes, 'added')).toBe(before);
      expect(textOf(changes, 'removed')).toBe(after);
    }),
  );
});
