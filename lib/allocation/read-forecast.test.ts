import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputFile, type SheetValues, workbookFile } from '../testing/input-files';
import { readForecast } from './read-forecast';

const header = ['Main LOB', 'State', 'Case Type', 'Target CPH', 'January 2025', 'February 2025'];
const row = ['Amisys Medicaid DOMESTIC', 'TX', 'ADJ-COB', 10, 1200, 900];

const forecast = async (rows: SheetValues, sheet = 'Forecast') =>
  readForecast(await workbookFile('forecast.xlsx', { [sheet]: rows }));
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  inputFile('forecast.csv', rows.map((cells) => cells.join(',')).join('\n'));
const told = ({ problems }: Awaited<ReturnType<typeof readForecast>>) =>
  problems.map(({ severity, row, column, problem }) => `${severity} ${row} ${column}: ${problem}`);

describe('a good forecast', () => {
  const expected = {
    layout: 'month-columns',
    months: [
      { month: 'January', year: 2025 },
      { month: 'February', year: 2025 },
    ],
    rows: [
      {
        row: 2,
        lob: 'Amisys Medicaid DOMESTIC',
        platform: 'Amisys',
        market: 'Medicaid',
        locality: 'Domestic',
        state: 'TX',
        workType: 'ADJ-COB',
        targetCph: 10,
        volumes: [1200, 900],
      },
    ],
    unreadable: [],
    monthConfig: null,
  };

  it('is read from a workbook', async () => {
    expect(await forecast([header, row])).toEqual({
      value: { ...expected, sheet: 'Forecast' },
      problems: [],
    });
  });

  it.each([',', ';', '\t'])('is read from CSV separated by %j', async (separator) => {
    const text = [header, row].map((cells) => cells.join(separator)).join('\r\n');
    expect(await readForecast(inputFile('forecast.csv', `\uFEFF${text}`))).toEqual({
      value: { ...expected, sheet: null },
      problems: [],
    });
  });

  it('may have titles above, other columns, other names, months as dates and in any order', async () => {
    const reading = await forecast([
      ['Forecast of the quarter'],
      [],
      ['Notes', 'main_lob', 'STATE', 'Work Type', new Date('2025-02-01'), 'cph', 'Jan-25'],
      ['x', 'Amisys Medicaid DOMESTIC', 'texas', 'ADJ-COB', 900, 10, 1200],
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.value).toMatchObject({
      months: expected.months,
      rows: [{ row: 4, state: 'TX', targetCph: 10, volumes: [1200, 900] }],
    });
  });
});

it('is the same whatever the order of its columns, and what stands above and beside them', async () => {
  const columns = [...header.keys(), header.length];
  const table = [
    [...header, 'Notes'],
    [...row, 'x'],
    ['Facets Medicare', 'N/A', 'OMN', 8, 0, 12.5, 'y'],
  ];
  const [, ...expected] = (await readForecast(csv(table))).value?.rows ?? [];
  expect(expected).toHaveLength(1);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      fc.nat(20),
      async (order, above) => {
        const titles = Array.from({ length: above }, (_, n) => [`Title ${n}`]);
        const moved = table.map((cells) => order.map((column) => cells[column] ?? ''));
        const { value, problems } = await readForecast(csv([...titles, ...moved]));
        expect(problems).toEqual([]);
        expect(value?.rows.slice(1)).toEqual(expected.map((row) => ({ ...row, row: row.row + above })));
      },
    ),
    { numRuns: 30 },
  );
});

describe('problems of a forecast', () => {
  it('are told all at once, by cell', async () => {
    const reading = await forecast([
      header,
      row,
      ['', 'ZZ', null, 10, 1, 1],
      ['Facets Medicare', 'N/A', 'FTC-Basic', null, 'many', -1],
      ['Facets Medicare', 'FL', { formula: 'A1', result: undefined }, { error: '#REF!' }, 5, 5],
      ['Total', null, null, null, 2100, 900],
      ['amisys medicaid domestic', 'tx', 'adj - cob', 10, null, '1,200'],
    ] as SheetValues);
    expect(told(reading)).toMatchInlineSnapshot(`
      [
        "warning 3 Main LOB: Main LOB is missing; the row counts as failed",
        "warning 3 State: State is no state of the USA; the row counts as failed",
        "warning 3 Case Type: Case Type is missing; the row counts as failed",
        "warning 4 Target CPH: Target CPH is missing; the row counts as failed",
        "warning 4 January 2025: The volume is no number; the row counts as failed",
        "warning 4 February 2025: The volume is below 0; the row counts as failed",
        "warning 5 Case Type: Case Type holds an error; the row counts as failed",
        "warning 5 Target CPH: Target CPH is no number; the row counts as failed",
        "warning 6 Main LOB: The row is taken for a total and left out",
        "warning 7 Main LOB: LOB, state and case type are those of row 2 too; both are needed",
      ]
    `);
    expect(reading.value).toMatchInlineSnapshot(`
      {
        "layout": "month-columns",
        "monthConfig": null,
        "months": [
          {
            "month": "January",
            "year": 2025,
          },
          {
            "month": "February",
            "year": 2025,
          },
        ],
        "rows": [
          {
            "lob": "Amisys Medicaid DOMESTIC",
            "locality": "Domestic",
            "market": "Medicaid",
            "platform": "Amisys",
            "row": 2,
            "state": "TX",
            "targetCph": 10,
            "volumes": [
              1200,
              900,
            ],
            "workType": "ADJ-COB",
          },
          {
            "lob": "Facets Medicare",
            "locality": "Global",
            "market": "Medicare",
            "platform": "Facets",
            "row": 4,
            "state": "N/A",
            "targetCph": null,
            "volumes": [
              null,
              null,
            ],
            "workType": "FTC-Basic",
          },
          {
            "lob": "amisys medicaid domestic",
            "locality": "Domestic",
            "market": "medicaid",
            "platform": "Amisys",
            "row": 7,
            "state": "TX",
            "targetCph": 10,
            "volumes": [
              0,
              1200,
            ],
            "workType": "ADJ-COB",
          },
        ],
        "sheet": "Forecast",
        "unreadable": [
          {
            "lob": null,
            "problem": "Main LOB is missing; State is no state of the USA; Case Type is missing",
            "row": 3,
          },
          {
            "lob": "Facets Medicare",
            "problem": "Case Type holds an error",
            "row": 5,
          },
        ],
      }
    `);
  });

  it.each<[string, SheetValues, readonly string[]]>([
    ['nothing at all', [], ['error null null: No header row was found']],
    ['no header', [['a', 'b'], ['c']], ['error null null: No header row was found']],
    [
      'columns that are missing, with what was probably meant',
      [['Main LOB', 'Stat', 'Case Type', 'Target CHP', 'January 2025'], row.slice(0, 5)],
      [
        'error null State: The column State is missing; did you mean it by Stat?',
        'error null Target CPH: The column Target CPH is missing; did you mean it by Target CHP?',
      ],
    ],
    ['no month', [header.slice(0, 4), row.slice(0, 4)], ['error 1 null: There is no month column']],
    [
      'a month that is missing in between',
      [[...header.slice(0, 5), 'March 2025'], row],
      ['error 1 March 2025: The months are not consecutive: March 2025 follows January 2025'],
    ],
    [
      'a month twice, and columns twice',
      [
        [...header, 'Jan-25', 'LOB'],
        [...row, 1, 'x'],
      ],
      [
        'error 1 Main LOB: The column Main LOB is there more than once',
        'error 1 Jan-25: January 2025 is there twice',
      ],
    ],
    [
      'more months than a year has',
      [[...header.slice(0, 4), ...Array.from({ length: 13 }, (_, n) => new Date(Date.UTC(2025, n)))], row],
      ['error 1 null: There are 13 month columns'],
    ],
    [
      'a misspelt month',
      [[...header.slice(0, 5), 'Febuary 2025', 'March'], row],
      [
        'error 1 Febuary 2025: Febuary 2025 is not read as a month',
        'error 1 March: March is not read as a month',
      ],
    ],
    ['no rows', [header], ['error 1 null: There are no rows below the header']],
  ])('%s', async (_, rows, expected) => {
    const reading = await forecast(rows);
    expect(told(reading)).toEqual(expected);
    expect(reading.value === null || expected.length === 0).toBe(
      expected.length > 0 || reading.value !== null,
    );
  });
});

describe('the sheet of a forecast', () => {
  const file = (sheets: Readonly<Record<string, SheetValues>>) => workbookFile('forecast.xlsx', sheets);

  it('is the only one that is like a forecast, where none is called Forecast', async () => {
    const reading = await readForecast(await file({ Notes: [['Hello']], Plan: [header, row] }));
    expect(told(reading)).toEqual(['warning null null: There is no sheet Forecast; Plan is read instead']);
    expect(reading.value).toMatchObject({ sheet: 'Plan', rows: [{ row: 2 }] });
  });

  it('is Forecast, whatever else there is and whatever its case', async () => {
    const reading = await readForecast(await file({ Old: [header, row, row], FORECAST: [header, row] }));
    expect(reading).toMatchObject({ problems: [], value: { sheet: 'FORECAST', rows: [{ row: 2 }] } });
  });

  it('is not guessed among several', async () => {
    const reading = await readForecast(await file({ A: [header, row], B: [header, row] }));
    expect(told(reading)).toEqual(['error null null: Several sheets could be the Forecast']);
  });

  it('is missing, and a name is near', async () => {
    const reading = await readForecast(await file({ Forecats: [['x']], Notes: [['y']] }));
    expect(told(reading)).toEqual(['error null null: There is no sheet Forecast; did you mean Forecats?']);
  });
});

describe('the sheet Month Config', () => {
  const configHeader = [
    'Month',
    'Year',
    'Domestic/Global',
    'Working Days',
    'Occupancy',
    'Shrinkage',
    'Work Hours',
  ];
  const read = async (...rows: SheetValues) =>
    readForecast(
      await workbookFile('forecast.xlsx', {
        Forecast: [header, row],
        'Month Config': [configHeader, ...rows],
      }),
    );

  it('is read, with shares in either form', async () => {
    const reading = await read(
      ['January', 2025, 'Domestic', 21, '95%', 0.1, 9],
      ['Jan', '2025', 'GLOBAL', '21', 0.95, 10, 9],
    );
    const config = { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 };
    expect(reading.problems).toEqual([]);
    expect(reading.value?.monthConfig).toEqual({ 'January 2025': { Domestic: config, Global: config } });
  });

  it('is refused by cell', async () => {
    const reading = await read(
      ['Janember', 2019, 'Both', 0, 1.5, 1, 25],
      ['January', 2025, 'Domestic', 21.5, null, 'x', 9],
      ['March', 2025, 'Global', 21, 0.9, 0.1, 9],
      ['March', 2025, 'Global', 20, 0.9, 0.1, 9],
    );
    expect(told(reading)).toMatchInlineSnapshot(`
      [
        "error 2 Month: The month is not read",
        "error 2 Year: The year is not read",
        "error 2 Domestic/Global: Neither Domestic nor Global",
        "error 2 Working Days: working days must be at least 1",
        "error 2 Occupancy: occupancy must be at most 1",
        "error 2 Shrinkage: shrinkage must be below 1",
        "error 2 Work Hours: work hours must be at most 24",
        "error 3 Working Days: working days must be a whole number",
        "error 3 Occupancy: occupancy is missing",
        "error 3 Shrinkage: shrinkage is no number",
        "error 5 Month: March 2025, Global is there twice",
      ]
    `);
  });
});
