import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { DifferenceMark } from '../../shared/difference-mark';
import { countOf } from '../../shared/format';
import { Section } from '../../shared/section';
import type { FactPair } from './compare-facts';

/** Facts of both executions beside each other; those that differ stand out, the others stay quiet. */
export function FactComparison({ title, pairs }: { title: string; pairs: readonly FactPair[] }) {
  const different = pairs.filter(({ differs }) => differs).length;
  return (
    <Section
      title={title}
      note={
        <DifferenceMark
          differs={different > 0}
          word={different > 0 ? countOf(different, 'difference') : 'the same'}
        />
      }
    >
      <Table aria-label={title} sx={tableStyles}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: { xs: '30%', sm: 190 } }}>Name</TableCell>
            <TableCell>A</TableCell>
            <TableCell>B</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {pairs.map((pair) => (
            <TableRow key={pair.label} sx={{ color: pair.differs ? 'text.primary' : 'text.secondary' }}>
              <TableCell component="th" scope="row" sx={{ color: 'inherit' }}>
                {pair.label}
                {pair.differs && (
                  <Box component="span" sx={{ ml: 1 }}>
                    <DifferenceMark differs />
                  </Box>
                )}
              </TableCell>
              <TableCell sx={cell(pair)}>{pair.left}</TableCell>
              <TableCell sx={cell(pair)}>{pair.right}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

const cell = ({ differs }: FactPair) => ({
  color: 'inherit',
  fontWeight: differs ? 560 : 400,
  overflowWrap: 'anywhere',
});

const tableStyles = {
  tableLayout: 'fixed',
  '& .MuiTableCell-root': { px: { xs: 1.5, sm: 2.25 }, verticalAlign: 'top' },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
};
