import { listTexts } from './list-texts';
import { readRows } from './read-rows';
import type { Report } from './report';

type BucketRow = readonly [
  platform: string,
  location: string,
  month: number,
  skills: string,
  skillCount: number,
  vendors: number,
  allocated: number,
  allocatedStates: string,
  unallocatedStates: string,
];

/** How much of every bucket is allocated, and from which states its vendors are who are and who are not. */
export const bucketAfterAllocation: Report = {
  title: 'Buckets after allocation',
  fileName: 'buckets_after_allocation',
  sheets: ({ db, meta: { months } }) => {
    const list = listTexts();
    return [
      {
        name: 'Buckets_After_Allocation',
        columns: [
          { name: 'Platform', type: 'text' },
          { name: 'Location', type: 'text' },
          { name: 'Month', type: 'text' },
          { name: 'Skills', type: 'text' },
          { name: 'Skill_Count', type: 'integer' },
          { name: 'Total_Vendors', type: 'integer' },
          { name: 'Allocated', type: 'integer' },
          { name: 'Unallocated', type: 'integer' },
          { name: 'Allocation_Rate', type: 'percent' },
          { name: 'Allocated_States', type: 'text' },
          { name: 'Unallocated_States', type: 'text' },
        ],
        read: () =>
          readRows<BucketRow>(
            db,
            [
              ...['platform', 'location', 'month', 'skills', 'skill_count', 'vendors', 'allocated'],
              ...['allocated_states', 'unallocated_states'],
            ],
            'FROM buckets ORDER BY bucket_id',
            ([platform, location, month, skills, skillCount, vendors, allocated, used, unused]) => [
              ...[platform, location, months[month]?.month ?? null, list(skills), skillCount],
              ...[vendors, allocated, vendors - allocated, vendors === 0 ? 0 : allocated / vendors],
              ...[list(used), list(unused)],
            ],
          ),
      },
    ];
  },
};
