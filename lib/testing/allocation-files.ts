/** A demand row as a test writes it: LOB, state, case type, target and a volume for each month. */
export type DemandLine = readonly [lob: string, state: string, caseType: string, cph: string, ...string[]];
/** A vendor as a test writes it: CN, platform, case types, Domestic or Global, states. */
export type VendorLine = readonly [
  cn: string,
  platform: string,
  caseTypes: string,
  location: string,
  states: string,
];

const csv = (rows: readonly (readonly string[])[], filename: string): File =>
  new File([rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')], filename);

/** A forecast as CSV. */
export function forecastCsv(
  lines: readonly DemandLine[],
  months: readonly string[] = ['January 2025'],
  filename = 'forecast.csv',
): File {
  return csv([['Main LOB', 'State', 'Case Type', 'Target CPH', ...months], ...lines], filename);
}

/** A roster as CSV. */
export function rosterCsv(lines: readonly VendorLine[], filename = 'roster.csv'): File {
  const head = ['FirstName', 'LastName', 'CN', 'PrimaryPlatform', 'NewWorkType', 'Location', 'State'];
  const rows = lines.map(([cn, platform, caseTypes, location, states]) => [
    `First ${cn}`,
    `Last ${cn}`,
    cn,
    platform,
    caseTypes,
    location,
    states,
  ]);
  return csv([head, ...rows], filename);
}

/** 20 days of 8 hours, nothing lost: a target of 1 makes 160 cases one FTE. */
export const PLAIN_CONFIG = { working_days: 20, occupancy: 1, shrinkage: 0, work_hours: 8 };

/** That configuration for both localities of these months, as a form takes it. */
export const plainConfigs = (...months: string[]): string =>
  JSON.stringify(
    Object.fromEntries(
      (months.length === 0 ? ['January 2025'] : months).map((month) => [
        month,
        { Domestic: PLAIN_CONFIG, Global: PLAIN_CONFIG },
      ]),
    ),
  );

/** Two FTE of claims in Texas and one of appeals anywhere, and three vendors who can do it. */
export const FILLED = {
  forecast: forecastCsv([
    ['Amisys Medicaid Domestic', 'TX', 'Claims', '1', '320'],
    ['Amisys Medicaid Domestic', 'N/A', 'Appeals', '1', '160'],
  ]),
  roster: rosterCsv([
    ['C1', 'amisys', 'Claims', 'Domestic', 'TX'],
    ['C2', 'AMISYS', 'Claims, Appeals', 'Domestic', 'TX, FL'],
    ['C3', 'Amisys', 'Appeals', 'Domestic', 'FL'],
  ]),
};
