import { expect, it } from 'vitest';
import { findSkills } from './find-skills';

const CASE_TYPES = ['ADJ-COB', 'ADJ', 'FTC-Basic', 'FTC-Basic/Non MMP', 'APP-BASIC', 'OMN', 'C++'];

it.each<[string, readonly string[]]>([
  ['ADJ-COB', ['ADJ-COB']],
  ['adj - cob', ['ADJ-COB']],
  ['ADJ-COB, ADJ', ['ADJ', 'ADJ-COB']],
  ['FTC-Basic/Non MMP', ['FTC-Basic/Non MMP']],
  ['FTC-Basic / NonMMP; FTC-Basic', ['FTC-Basic', 'FTC-Basic/Non MMP']],
  ['omn&App-Basic', ['APP-BASIC', 'OMN']],
  ['SOMNIA, OMNI, COMN', []],
  ['ADJ-COBRA', ['ADJ']],
  ['OMN2', []],
  ['(OMN)', ['OMN']],
  ['OMN OMN', ['OMN']],
  ['A DJ', ['ADJ']],
  ['C++, C', ['C++']],
  ['OMN\nADJ', ['ADJ', 'OMN']],
  ['İOMN', []],
  ['', []],
])('%j has %j', (text, expected) => {
  expect(findSkills(text, CASE_TYPES)).toEqual(expected);
});

it('is the same whatever the order of case types', () => {
  const text = 'FTC-Basic/Non MMP & ADJ-COB';
  expect(findSkills(text, CASE_TYPES.toReversed())).toEqual(findSkills(text, CASE_TYPES));
});
