import ErrorRounded from '@mui/icons-material/ErrorRounded';
import WarningRounded from '@mui/icons-material/WarningRounded';
import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { AllocationPreview, InputProblem } from '@/lib/allocation/input-schemas';
import { countOf, formatNumber } from '../../shared/format';
import { Section, tableStyles } from '../../shared/section';

const looks = {
  error: { word: 'Error', tone: 'bad', Icon: ErrorRounded },
  warning: { word: 'Warning', tone: 'warn', Icon: WarningRounded },
} as const;

interface ProblemTableProps {
  problems: readonly InputProblem[];
  counts: AllocationPreview['problem_counts'];
}

/** All that is wrong with the files, cell by cell; errors first. */
export function ProblemTable({ problems, counts }: ProblemTableProps) {
  const all = counts.errors + counts.warnings;
  return (
    <Section
      title="Problems"
      note={`${countOf(counts.errors, 'error')}, ${countOf(counts.warnings, 'warning')}${all > problems.length ? `; the first ${formatNumber(problems.length)} are shown` : ''}`}
    >
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label="Problems, scrollable"
        sx={{ maxHeight: 420, borderTop: 1, borderColor: 'divider' }}
      >
        <Table stickyHeader aria-label="Problems" sx={problemStyles}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: 100 }}>Severity</TableCell>
              <TableCell>Where</TableCell>
              <TableCell>Problem</TableCell>
              <TableCell className="roomy-only">Expected</TableCell>
              <TableCell className="roomy-only">Value</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {problems.map((problem) => (
              <ProblemRow key={keyOf(problem)} problem={problem} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}

function ProblemRow({ problem }: { problem: InputProblem }) {
  const { word, tone, Icon } = looks[problem.severity];
  return (
    <TableRow>
      <TableCell>
        <Box sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', color: `tone.${tone}.text` }}>
          <Icon aria-hidden sx={{ fontSize: 16, color: `tone.${tone}.solid` }} />
          {word}
        </Box>
      </TableCell>
      <TableCell sx={{ minWidth: 110 }}>{placeOf(problem)}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 130 }}>
        {problem.problem}
        <Box sx={{ display: { md: 'none' }, color: 'text.secondary', fontSize: '0.75rem' }}>
          {problem.expected !== null && <div>Expected: {problem.expected}</div>}
          {problem.value !== null && <div>Value: {problem.value}</div>}
        </Box>
      </TableCell>
      <TableCell className="roomy-only" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {problem.expected ?? '–'}
      </TableCell>
      <TableCell className="roomy-only" sx={{ overflowWrap: 'anywhere' }}>
        {problem.value ?? '–'}
      </TableCell>
    </TableRow>
  );
}

/** `Forecast, sheet Demand, row 7, Target CPH`. */
function placeOf({ file, sheet, row, column }: InputProblem): string {
  return [
    file === 'forecast' ? 'Forecast' : 'Roster',
    ...(sheet === null ? [] : [`sheet ${sheet}`]),
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [column]),
  ].join(', ');
}

const keyOf = (problem: InputProblem) =>
  [problem.file, problem.sheet, problem.row, problem.column, problem.problem, problem.value].join('\n');

const problemStyles = {
  ...tableStyles,
  '& .MuiTableCell-root.roomy-only': { display: { xs: 'none', md: 'table-cell' } },
};
