import { describe, expect, it } from 'vitest';
import { inputFile, type SheetValues, workbookFile } from '../testing/input-files';
import { readRoster } from './read-roster';

const header = ['FirstName', 'LastName', 'CN', 'PrimaryPlatform', 'NewWorkType', 'Location', 'State'];
const vendor = ['Ana', 'Cruz', 'CN1', 'Amisys', 'ADJ-COB, OMN', 'Domestic', 'TX, FL'];
const others = ['Bo', 'Diaz', 'CN2', 'Facets', 'OMN', 'Global', 'N/A'];

const roster = async (rows: SheetValues, sheet = 'Roster') =>
  readRoster(await workbookFile('roster.xlsx', { [sheet]: rows }));
const told = ({ problems }: Awaited<ReturnType<typeof readRoster>>) =>
  problems.map(({ severity, row, column, problem }) => `${severity} ${row} ${column}: ${problem}`);

const expected = {
  layout: 'vendor-rows',
  vendors: [
    {
      row: 2,
      firstName: 'Ana',
      lastName: 'Cruz',
      cn: 'CN1',
      platform: 'Amisys',
      location: 'Domestic',
      states: ['FL', 'TX'],
      newWorkType: 'ADJ-COB, OMN',
      state: 'TX, FL',
    },
    {
      row: 3,
      firstName: 'Bo',
      lastName: 'Diaz',
      cn: 'CN2',
      platform: 'Facets',
      location: 'Global',
      states: [],
      newWorkType: 'OMN',
      state: 'N/A',
    },
  ],
  excluded: 0,
};

describe('a good roster', () => {
  it.each(['Roster', 'Sheet1'])('is read from the sheet %s', async (sheet) => {
    expect(await roster([header, vendor, others], sheet)).toEqual({
      value: { ...expected, sheet },
      problems: [],
    });
  });

  it('is read from CSV', async () => {
    const lines = [header, vendor, others].map((cells) => cells.map((cell) => `"${cell}"`).join(','));
    expect(await readRoster(inputFile('roster.csv', lines.join('\n')))).toEqual({
      value: { ...expected, sheet: null },
      problems: [],
    });
  });

  it('may have numbers as CN, other names, other columns and rows between', async () => {
    const names = ['First Name', 'LAST_NAME', 'Cn', 'Platform', 'Skills', 'Locality', 'States', 'Manager'];
    const reading = await roster([
      ['Roster of January'],
      [],
      names,
      ['Ana', 'Cruz', 17, ...vendor.slice(3), 'M'],
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.value?.vendors).toMatchObject([{ row: 4, cn: '17', states: ['FL', 'TX'] }]);
  });
});

describe('problems of a roster', () => {
  it('are told by cell; who cannot be allocated rightly is left out', async () => {
    const reading = await roster([
      header,
      vendor,
      ['No', 'Cn', null, ...vendor.slice(3)],
      ['No', 'Platform', 'CN3', ' - ', ...vendor.slice(4)],
      ['No', 'Skills', 'CN4', 'Amisys', null, 'Mars', 'Texas'],
      ['Half', 'States', 'CN5', 'Amisys', 'OMN', 'USA', 'TX, Bavaria'],
      ['No', 'States', 'CN6', 'Amisys', 'OMN', 'Domestic', 'Bavaria'],
      [null, null, 'CN7', 'Amisys', { error: '#N/A' }, 'Domestic', 'TX'],
      [null, null, 'CN8', ...vendor.slice(3)],
    ] as SheetValues);
    expect(told(reading)).toMatchInlineSnapshot(`
      [
        "warning 3 CN: CN is missing; the vendor is left out",
        "warning 4 PrimaryPlatform: PrimaryPlatform is no name; the vendor is left out",
        "warning 5 Location: Location is not read; the vendor is left out",
        "warning 5 NewWorkType: NewWorkType is missing; the vendor is left out",
        "warning 6 State: "Bavaria" is no state of the USA; only TX counts",
        "warning 7 State: State names no state of the USA; the vendor is left out",
        "warning 8 NewWorkType: NewWorkType holds an error; the vendor is left out",
        "warning 9 FirstName: Vendor CN8 has no name",
      ]
    `);
    expect(reading.value?.vendors.map(({ cn, states }) => [cn, states])).toEqual([
      ['CN1', ['FL', 'TX']],
      ['CN5', ['TX']],
      ['CN8', ['FL', 'TX']],
    ]);
  });

  it('tell who is left out as not working, and words that are not known', async () => {
    const reading = await roster([
      [...header, 'Status', 'PartofProduction'],
      [...vendor, 'Active', 'Yes'],
      [...others, 'Terminated', 'Yes'],
      ['Cy', 'Eng', 'CN3', ...vendor.slice(3), 'active', 'No'],
      ['Di', 'Fox', 'CN4', ...vendor.slice(3), 'Purple', ''],
      ['Ed', 'Guo', 'CN5', ...vendor.slice(3), 'purple', ''],
    ]);
    expect(told(reading)).toEqual([
      'warning null Status: "Purple" is not known (2 rows); taken as working',
      'warning null null: 2 vendors are left out: 1 not active by Status, 1 not in production by PartofProduction',
    ]);
    expect(reading.value).toMatchObject({
      excluded: 2,
      vendors: [{ cn: 'CN1' }, { cn: 'CN4' }, { cn: 'CN5' }],
    });
  });

  it.each<[string, SheetValues, readonly string[]]>([
    [
      'a CN twice, whatever its case',
      [header, vendor, ['Ana', 'Cruz', 'cn1', ...vendor.slice(3)]],
      ['error 3 CN: CN cn1 is there twice: in row 2 and in row 3'],
    ],
    ['no rows', [header], ['error 1 null: There are no rows below the header']],
    [
      'nobody who works',
      [
        [...header, 'Status'],
        [...vendor, 'Inactive'],
      ],
      [
        'warning null null: 1 vendor is left out: 1 not active by Status',
        'error 1 null: No vendor can be allocated',
      ],
    ],
    [
      'columns that are missing',
      [
        ['FirstName', 'LastNam', 'CN'],
        ['Ana', 'Cruz', 'CN1'],
      ],
      [
        'error null LastName: The column LastName is missing; did you mean it by LastNam?',
        ...['PrimaryPlatform', 'NewWorkType', 'Location', 'State'].map(
          (column) => `error null ${column}: The column ${column} is missing`,
        ),
      ],
    ],
  ])('%s', async (_, rows, problems) => {
    expect(told(await roster(rows))).toEqual(problems);
  });

  it('are not told without end', async () => {
    const bad = Array.from({ length: 7_000 }, (_, n) => ['A', 'B', `CN${n}`, '-', '', 'Mars', 'Bavaria']);
    await expect(
      readRoster(inputFile('roster.csv', [header, ...bad].map((cells) => cells.join(',')).join('\n'))),
    ).rejects.toThrow('The roster has more than 20,000 problems; the first: PrimaryPlatform is no name');
  });
});
