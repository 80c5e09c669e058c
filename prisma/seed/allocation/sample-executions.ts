import type { MonthName } from '../../../lib/allocation/schemas';
import { MONTH_NAMES } from '../../../lib/shared/month-names';

export const SAMPLE_YEAR = 2025;

/** How an execution of the sample comes about. */
export type SampleKind =
  /** The month's sample workbooks: nearly everything is filled. */
  | 'full'
  /** The forecast alone: the roster of the month, else the latest, is used. */
  | 'without roster'
  /** A small forecast that the roster fills entirely. */
  | 'pilot'
  /** A roster with nobody for the forecast's platforms. */
  | 'foreign roster'
  /** The full upload again, by somebody else. */
  | 'rerun'
  /** Cancelled while it waits. */
  | 'cancelled'
  /** Stays as it is for good: nothing runs it. */
  | 'pending'
  | 'in progress';

export interface SampleExecution {
  readonly month: MonthName;
  readonly year: number;
  readonly uploadedBy: string;
  /** Undefined where it is shown as going on: at the time of seeding. */
  readonly at?: Date;
  readonly kind: SampleKind;
}

const USERS = ['john.doe', 'jane.roe', 'maria.lopez', 'sam.okafor'] as const;

/** What happens in a month, in this order, three days apart. */
const STORY: readonly SampleKind[] = [
  'foreign roster',
  'full',
  'pilot',
  'cancelled',
  'rerun',
  'without roster',
];

/** In January they tried again and again: retention then shows. */
const JANUARY: readonly SampleKind[] = [
  ...STORY,
  'rerun',
  'pilot',
  'rerun',
  'without roster',
  'rerun',
  'full',
  'rerun',
  'pilot',
];

function executionsOf(index: number, story: readonly SampleKind[]): SampleExecution[] {
  return story.map((kind, position) => ({
    month: MONTH_NAMES[index] ?? 'January',
    year: SAMPLE_YEAR,
    uploadedBy: USERS[(index + position * (kind === 'rerun' ? 3 : 1)) % USERS.length] ?? USERS[0],
    // Every other day from the second on; at a different minute each.
    at: new Date(
      Date.UTC(SAMPLE_YEAR, index, 2 + position * 2, 8 + (position % 7), (index * 7 + position * 13) % 60),
    ),
    kind,
  }));
}

/** The executions of the sample by month, in the order in which they come about. */
export const SAMPLE_EXECUTIONS: readonly (readonly SampleExecution[])[] = [
  executionsOf(0, JANUARY),
  ...[1, 2, 3, 4].map((index) => executionsOf(index, STORY)),
  // Nobody sent a roster: the latest is used.
  executionsOf(5, ['without roster', 'pilot']),
  [{ month: 'November', year: SAMPLE_YEAR, uploadedBy: 'maria.lopez', kind: 'in progress' }],
  [{ month: 'December', year: SAMPLE_YEAR, uploadedBy: 'sam.okafor', kind: 'pending' }],
];
