import { expect, test } from 'vitest';
import { fieldConflicts, mergeMine } from './edit-conflict';
import { changesAgainst, type EditedValues } from './kpi-form';

const before: EditedValues = {
  name: 'Stock',
  alias_name: null,
  group_name: 'Supply',
  description: 'All of it',
  nl_definition: 'total stock',
};

test('nothing is sent of what was left alone', () => {
  expect(changesAgainst(before, before)).toEqual({});
  expect(changesAgainst(before, { ...before, alias_name: undefined })).toEqual({});
});

test('what was cleared is sent as null', () => {
  expect(changesAgainst(before, { ...before, description: null, alias_name: 'ST' })).toEqual({
    description: null,
    alias_name: 'ST',
  });
});

const theirs = { ...before, group_name: 'Stock', nl_definition: 'total stock in HANA' };
const mine = { ...before, description: null, nl_definition: 'average stock' };

test('each field that somebody changed is told, with who changed it', () => {
  expect(fieldConflicts(before, theirs, mine)).toEqual([
    { field: 'group_name', before: 'Supply', theirs: { text: 'Stock' }, mine: null },
    { field: 'description', before: 'All of it', theirs: null, mine: { text: null } },
    {
      field: 'nl_definition',
      before: 'total stock',
      theirs: { text: 'total stock in HANA' },
      mine: { text: 'average stock' },
    },
  ]);
});

test('keeping mine loses nothing that only they changed', () => {
  expect(mergeMine(before, theirs, mine)).toEqual({
    name: 'Stock',
    alias_name: null,
    group_name: 'Stock',
    description: null,
    nl_definition: 'average stock',
  });
});
