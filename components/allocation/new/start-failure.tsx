import { Box } from '@mui/material';
import { z } from 'zod';
import { ApiError } from '@/lib/shared/call-endpoint';
import { Banner } from '../../shared/banner';
import { explainError } from '../../shared/explain-error';
import { TextLink } from '../../shared/text-link';
import { allocationPath } from '../allocation-paths';

const Active = z.object({ execution_id: z.string() });

/** Why the allocation did not start; another one of the month that is still active can be opened. */
export function StartFailure({ error }: { error: unknown }) {
  if (!error) return null;
  const { message, facts, problems } = explainError(error);
  const active = error instanceof ApiError && error.status === 409 ? Active.safeParse(facts).data : undefined;
  return (
    <Box sx={{ px: { xs: 1.5, sm: 2.25 }, pb: 2 }}>
      <Banner
        kind="error"
        title={active ? 'An allocation of this month is still active' : 'The allocation did not start'}
        action={
          active && <TextLink href={allocationPath(active.execution_id)}>Open the active execution</TextLink>
        }
      >
        <div>{message}</div>
        {!active &&
          problems.map(({ field, problem }) => (
            <div key={`${field} ${problem}`}>
              {field} {problem}
            </div>
          ))}
      </Banner>
    </Box>
  );
}
