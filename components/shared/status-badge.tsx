import type { SvgIconComponent } from '@mui/icons-material';
import BlockRounded from '@mui/icons-material/BlockRounded';
import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import HelpRounded from '@mui/icons-material/HelpRounded';
import IncompleteCircleRounded from '@mui/icons-material/IncompleteCircleRounded';
import RadioButtonUncheckedRounded from '@mui/icons-material/RadioButtonUncheckedRounded';
import ScheduleRounded from '@mui/icons-material/ScheduleRounded';
import SyncRounded from '@mui/icons-material/SyncRounded';
import { Box } from '@mui/material';
import type { ToneName } from './tone';

export type Status =
  | 'success'
  | 'partial'
  | 'failed'
  | 'refused'
  | 'running'
  | 'pending'
  | 'cancelled'
  | 'none';

interface Appearance {
  readonly word: string;
  readonly tone: ToneName;
  readonly Icon: SvgIconComponent;
}

const appearances: Record<Status, Appearance> = {
  success: { word: 'Success', tone: 'good', Icon: CheckCircleRounded },
  partial: { word: 'Partial', tone: 'warn', Icon: IncompleteCircleRounded },
  failed: { word: 'Failed', tone: 'bad', Icon: ErrorRounded },
  refused: { word: 'Not understood', tone: 'warn', Icon: HelpRounded },
  running: { word: 'Running', tone: 'info', Icon: SyncRounded },
  pending: { word: 'Pending', tone: 'quiet', Icon: ScheduleRounded },
  cancelled: { word: 'Cancelled', tone: 'quiet', Icon: BlockRounded },
  none: { word: 'Never run', tone: 'quiet', Icon: RadioButtonUncheckedRounded },
};

/** A state said three ways: icon, word and colour. */
export function StatusBadge({ status, word }: { status: Status; word?: string }) {
  const { tone, Icon, word: ownWord } = appearances[status];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '5px',
        height: 22,
        pl: '6px',
        pr: '9px',
        borderRadius: '11px',
        fontSize: '0.75rem',
        fontWeight: 560,
        whiteSpace: 'nowrap',
        color: `tone.${tone}.text`,
        bgcolor: `tone.${tone}.tint`,
      }}
    >
      <Icon
        aria-hidden
        sx={{
          fontSize: 14,
          color: `tone.${tone}.solid`,
          '@keyframes turn': { to: { transform: 'rotate(-360deg)' } },
          animation: status === 'running' ? 'turn 1.6s linear infinite' : undefined,
        }}
      />
      {word ?? ownWord}
    </Box>
  );
}
