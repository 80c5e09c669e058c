import { describe, expect, it } from 'vitest';
import { inputFile, type SheetValues, workbookFile } from '../testing/input-files';
import { readForecast } from './read-forecast';

const header = ['Main LOB', 'State', 'Case Type', 'Target CPH', 'January 2025', 'February 2025'];
const row = ['Amisys Medicaid DOMESTIC', 'TX', 'ADJ-COB', 10, 1200, 900];

const forecast = async (rows: SheetValues, sheet = 'Forecast') =>
  readForecast(await workbookFile('forecast.xlsx', { [sheet]: rows }));
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
});
