import type { WorkbookSheet } from '../../export/export-workbook';
import { listTexts } from './list-texts';
import { readRows } from './read-rows';
import type { Report, ReportSource } from './report';

/** Every bucket with how many vendors it has, and every vendor of it, month after month. */
export const bucketSummary: Report = {
  title: 'Bucket summary',
  fileName: 'bucket_summary',
  sheets: (source) => [buckets(source), vendors(source)],
};

type BucketRow = readonly [
  platform: string,
  location: string,
  month: number,
  skills: string,
  skillCount: number,
  vendors: number,
  states: string,
];

function buckets({ db, meta: { months } }: ReportSource): WorkbookSheet {
  const list = listTexts();
  return {
    name: 'Bucket_Summary',
    columns: [
      { name: 'Platform', type: 'text' },
      { name: 'Location', type: 'text' },
      { name: 'Month', type: 'text' },
      { name: 'Skills', type: 'text' },
      { name: 'Skill_Count', type: 'integer' },
      { name: 'Vendor_Count', type: 'integer' },
      { name: 'States_Available', type: 'text' },
    ],
    read: () =>
      readRows<BucketRow>(
        db,
        ['platform', 'location', 'month', 'skills', 'skill_count', 'vendors', 'states'],
        'FROM buckets ORDER BY bucket_id',
        ([platform, location, month, skills, skillCount, count, states]) => [
          ...[platform, location, months[month]?.month ?? null],
          ...[list(skills), skillCount, count, list(states)],
        ],
      ),
  };
}

type VendorRow = readonly [
  platform: string,
  location: string,
  month: number,
  skills: string,
  cn: string,
  firstName: string,
  lastName: string,
  states: string,
  isAllocated: number,
];

function vendors({ db, meta: { months } }: ReportSource): WorkbookSheet {
  const list = listTexts();
  return {
    name: 'Vendor_Details',
    columns: [
      { name: 'Platform', type: 'text' },
      { name: 'Location', type: 'text' },
      { name: 'Month', type: 'text' },
      { name: 'Skills', type: 'text' },
      { name: 'CN', type: 'text' },
      { name: 'FirstName', type: 'text' },
      { name: 'LastName', type: 'text' },
      { name: 'Vendor_States', type: 'text' },
      { name: 'Allocated', type: 'text' },
    ],
    // By bucket, through the index on it, so that nothing is sorted.
    read: () =>
      readRows<VendorRow>(
        db,
        [
          ...['b.platform', 'b.location', 'b.month', 'b.skills', 'v.cn', 'v.first_name', 'v.last_name'],
          ...['v.states', 'a.cell_id IS NOT NULL'],
        ],
        `FROM buckets b
           CROSS JOIN assignments a ON a.bucket_id = b.bucket_id
           CROSS JOIN vendors v ON v.vendor_id = a.vendor_id
         ORDER BY b.bucket_id, a.month, a.vendor_id`,
        ([platform, location, month, skills, cn, firstName, lastName, states, isAllocated]) => [
          ...[platform, location, months[month]?.month ?? null, list(skills), cn, firstName, lastName],
          ...[list(states), isAllocated ? 'Yes' : 'No'],
        ],
      ),
  };
}
