/** A column that a layout knows. Headings are compared by letters and digits alone, upper and lower case alike. */
export interface Column {
  /** The heading that templates and messages use. */
  readonly heading: string;
  readonly aliases: readonly string[];
  readonly required: boolean;
}

const required = (heading: string, ...aliases: string[]): Column => ({ heading, aliases, required: true });
const optional = (heading: string, ...aliases: string[]): Column => ({ heading, aliases, required: false });

/** The one list of columns and of what else they are called. */
export const forecastColumns = {
  lob: required('Main LOB', 'LOB', 'Line of Business', 'Main Line of Business', 'Business Line'),
  state: required('State', 'States', 'US State', 'State Code'),
  workType: required('Case Type', 'Work Type', 'Case', 'Type of Work', 'Type of Case'),
  targetCph: required('Target CPH', 'CPH', 'Target Cases per Hour', 'Cases per Hour', 'Target Cases/Hour'),
};

export const rosterColumns = {
  firstName: required('FirstName', 'Given Name', 'Forename'),
  lastName: required('LastName', 'Surname', 'Family Name'),
  cn: required('CN', 'CN Number', 'CN No', 'CN ID', 'Contractor Number', 'Vendor Number', 'Vendor ID'),
  platform: required('PrimaryPlatform', 'Platform', 'Main Platform'),
  workType: required('NewWorkType', 'New Work Types', 'Work Type', 'Work Types', 'Case Types', 'Skills'),
  location: required('Location', 'Locality', 'Domestic/Global', 'Work Location'),
  state: required('State', 'States', 'Vendor States', 'State List', 'Licensed States'),
  beelineTitle: optional('BeelineTitle', 'Beeline Job Title', 'Job Title', 'Title'),
  status: optional('Status', 'Vendor Status', 'Employment Status'),
  production: optional('PartofProduction', 'In Production', 'Production'),
};

export const monthConfigColumns = {
  month: required('Month', 'Month Name'),
  year: required('Year'),
  locality: required('Domestic/Global', 'Locality', 'Location', 'Work Type', 'Region'),
  workingDays: required('Working Days', 'Work Days', 'Days'),
  occupancy: required('Occupancy', 'Occupancy Rate'),
  shrinkage: required('Shrinkage', 'Shrinkage Rate'),
  workHours: required('Work Hours', 'Working Hours', 'Hours', 'Hours per Day', 'Work Hours per Day'),
};

/** What is compared of a heading or a name. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
