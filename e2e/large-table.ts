import type { SeededSource } from './seed-source';

const ROWS = 100_000;

/** One of a list of texts, by a number. */
const pick = (number: string, texts: readonly string[]): string =>
  `CASE (${number}) % ${texts.length} ${texts.map((text, at) => `WHEN ${at} THEN '${text}'`).join(' ')} END`;

const MATERIALS = `
  CREATE TABLE materials (
    MATERIAL_ID TEXT PRIMARY KEY, MATERIAL_NAME TEXT NOT NULL, CATEGORY TEXT NOT NULL, STATUS TEXT NOT NULL,
    PLANT TEXT, QUANTITY INTEGER, UNIT_PRICE REAL, LAST_MOVED DATE, REMARK TEXT);
  INSERT INTO materials
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    SELECT printf('MAT-%06d', i),
           ${pick('i', ['Steel', 'Brass', 'Copper', 'Aluminium', 'Nylon', 'Zinc', 'Titanium'])} || ' ' ||
           ${pick('i / 7', ['bolt', 'washer', 'bracket', 'hinge', 'valve', 'gasket', 'spring', 'cable', 'plate'])} ||
           ' ' || (1 + i % 50) || ' × ' || (10 + i / 3 % 90) || ' mm',
           ${pick('i / 11', ['Fasteners', 'Fittings', 'Seals', 'Electrical', 'Sheets'])},
           ${pick('i % 20 / 9', ['Active', 'Inactive', 'Blocked'])},
           iif(i % 23 = 0, NULL, ${pick('i / 5', ['Hamburg', 'Lyon', 'Gdańsk', 'Porto'])}),
           iif(i % 17 = 0, NULL, i * 7919 % 5000),
           iif(i % 29 = 0, NULL, round(0.05 + i * 104729 % 99991 / 100.0, 2)),
           iif(i % 31 = 0, NULL, date('2024-01-01', '+' || (i * 37 % 700) || ' days')),
           iif(i % 10 = 0, 'Checked in stocktaking ' || (2020 + i % 6), NULL)
      FROM n;`;

/** For the journeys through large results: "Show me all materials" in the schema `large` gives all of them. */
export const LARGE: SeededSource = {
  name: 'Large sample',
  file: 'large.db',
  schema: 'large',
  kg_name: 'KG_LARGE',
  sql: MATERIALS,
};
