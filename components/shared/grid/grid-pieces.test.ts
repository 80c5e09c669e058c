import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, dayInWords, tabSeparated } from './cell-text';
import { markedParts } from './highlighted-text';
import { moveName, orderColumns } from './order-columns';

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('the order of columns', () => {
  it.each([
    [['a', 'b', 'c'], [], ['a', 'b', 'c']],
    [
      ['a', 'b', 'c'],
      ['c', 'a'],
      ['c', 'a', 'b'],
    ],
    [
      ['a', 'b'],
      ['gone', 'b'],
      ['b', 'a'],
    ],
  ])('%j placed by %j', (columns, order, expected) => {
    expect(orderColumns(named(...columns), order).map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ['b', 1, ['a', 'c', 'b']],
    ['b', -1, ['b', 'a', 'c']],
    ['a', -1, ['a', 'b', 'c']],
    ['c', 1, ['a', 'b', 'c']],
    ['c', -2, ['c', 'a', 'b']],
    ['x', 1, ['a', 'b', 'c']],
  ])('%s moved by %i', (name, places, expected) => {
    expect(moveName(['a', 'b', 'c'], name, places)).toEqual(expected);
  });
});

describe('the text of a cell', () => {
  it.each([
    [12345.5, 'decimal', '12345.5'],
    [null, 'text', ''],
    ['2025-01-02T03:04:05.000Z', 'datetime', '2025-01-02 03:04:05'],
    ['2025-01-02T03:04:05.120Z', 'datetime', '2025-01-02 03:04:05.120'],
    ['2025-01-02T03:04+02:00', 'datetime', '2025-01-02 03:04 +02:00'],
    ['2025-01-02 03:04:05', 'datetime', '2025-01-02 03:04:05'],
    ['2025-01-02T03:04:05Z', 'text', '2025-01-02T03:04:05Z'],
  ])('%j, %s', (value, type, expected) => {
    expect(cellText(value, type)).toBe(expected);
  });

  it.each([
    ['2025-10-27', 'date', 'Monday, 27 October 2025'],
    ['2025-10-27 23:59:59', 'datetime', 'Monday, 27 October 2025'],
    ['2025-10-27', 'text', null],
    ['2025-13-45', 'date', null],
    ['20251027', 'date', null],
    [null, 'date', null],
  ])('the day of %j, %s', (value, type, expected) => {
    expect(dayInWords(value, type)).toBe(expected);
  });

  it('copies a row as one line for a spreadsheet', () => {
    expect(tabSeparated(['a', 1, null, 'say "hi"', 'two\nlines', true])).toBe(
      'a\t1\t\t"say ""hi"""\t"two\nlines"\ttrue',
    );
  });
});

describe('the marks of a search', () => {
  it.each([
    ['Kestrel V 50', ['50'], ['Kestrel V ', '[50]']],
    ['aXbxc', ['x'], ['a', '[X]', 'b', '[x]', 'c']],
    ['100% (a+b)', ['(a+b)', '100%'], ['[100%]', ' ', '[(a+b)]']],
    ['ÄRGER', ['ä', 'är'], ['[ÄR]', 'GER']],
    ['nothing', ['zebra'], ['nothing']],
    ['plain', [], ['plain']],
  ])('%s for %j', (text, words, expected) => {
    expect(markedParts(text, words).map(({ text: part, marked }) => (marked ? `[${part}]` : part))).toEqual(
      expected,
    );
  });

  it('loses no letter of the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        (text, words) => {
          expect(
            markedParts(text, words)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
