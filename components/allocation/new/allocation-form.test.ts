import { describe, expect, it } from 'vitest';
import { nextMonth, readMonthKey, toUploadFields, withEdit, withoutEdit } from './allocation-form';

const config = { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 };
const forecast = new File(['x'], 'forecast.csv');
const form = { forecast, roster: null, month: 'March' as const, year: 2025, edits: {} };

describe('the month that is proposed', () => {
  it.each([
    ['2025-03-31T12:00:00', 'April', 2025],
    ['2025-12-01T12:00:00', 'January', 2026],
    ['2019-02-01T12:00:00', 'March', 2020],
  ])('%s → %s %i', (now, month, year) => {
    expect(nextMonth(new Date(now))).toEqual({ month, year });
  });

  it('reads the months of a preview, and nothing else', () => {
    expect(readMonthKey('January 2025')).toEqual({ month: 'January', year: 2025 });
    expect(readMonthKey('january 2025')).toBeUndefined();
  });
});

describe('what is sent', () => {
  it('leaves out what was not given', () => {
    expect(toUploadFields(form)).toEqual({ month: 'March', year: 2025, forecast });
  });

  it('has the configuration before the workbooks, as the server reads it', () => {
    const edits = withEdit({}, 'March 2025', 'Global', config);
    const roster = new File(['y'], 'roster.csv');
    const fields = toUploadFields({ ...form, roster, edits });
    expect(Object.keys(fields)).toEqual(['month', 'year', 'month_config', 'forecast', 'roster']);
    expect(JSON.parse(fields.month_config ?? '')).toEqual({ 'March 2025': { Global: config } });
  });
});

describe('edits of the configuration', () => {
  it('keep months and localities apart, and leave nothing behind', () => {
    const one = withEdit({}, 'March 2025', 'Global', config);
    const two = withEdit(one, 'March 2025', 'Domestic', config);
    expect(withoutEdit(two, 'March 2025', 'Domestic')).toEqual(one);
    expect(withoutEdit(one, 'March 2025', 'Global')).toEqual({});
    expect(withoutEdit(one, 'April 2025', 'Global')).toEqual(one);
  });
});
