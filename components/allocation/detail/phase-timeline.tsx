import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import RadioButtonCheckedRounded from '@mui/icons-material/RadioButtonCheckedRounded';
import RadioButtonUncheckedRounded from '@mui/icons-material/RadioButtonUncheckedRounded';
import { Box } from '@mui/material';
import { ALLOCATION_PHASES, type AllocationPhase } from '@/lib/allocation/execution-schemas';
import { VisuallyHidden } from '../../shared/visually-hidden';
import { phaseWords } from '../allocation-words';

const looks = {
  done: { word: 'done', Icon: CheckCircleRounded, icon: 'tone.good.solid', text: 'text.primary' },
  current: { word: 'now', Icon: RadioButtonCheckedRounded, icon: 'tone.info.solid', text: 'text.primary' },
  ahead: { word: 'ahead', Icon: RadioButtonUncheckedRounded, icon: 'text.disabled', text: 'text.secondary' },
} as const;

/** Every phase in its order: those done, the one that goes on, those ahead. */
export function PhaseTimeline({ phase }: { phase: AllocationPhase }) {
  const current = ALLOCATION_PHASES.indexOf(phase);
  return (
    <Box
      component="ol"
      aria-label="Phases"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
        gap: 1,
        fontSize: '0.8125rem',
      }}
    >
      {ALLOCATION_PHASES.map((one, index) => {
        const { word, Icon, icon, text } = looks[stepOf(index, current)];
        return (
          <Box
            key={one}
            component="li"
            aria-current={index === current ? 'step' : undefined}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 0.75,
              color: text,
              fontWeight: index === current ? 580 : 400,
            }}
          >
            <Icon aria-hidden sx={{ fontSize: 16, color: icon }} />
            {phaseWords[one]}
            <VisuallyHidden>, {word}</VisuallyHidden>
          </Box>
        );
      })}
    </Box>
  );
}

function stepOf(index: number, current: number): keyof typeof looks {
  if (index === current) return 'current';
  return index < current ? 'done' : 'ahead';
}
