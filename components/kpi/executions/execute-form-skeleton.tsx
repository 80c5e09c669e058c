import { Box, DialogContent, Skeleton } from '@mui/material';

const rows = ['graph', 'database', 'ruleset', 'fields'];

/** The form's own geometry, until the knowledge graphs are known. */
export function ExecuteFormSkeleton() {
  return (
    <DialogContent aria-busy="true" aria-label="Loading parameters">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {rows.map((row) => (
          <div key={row}>
            <Skeleton width={110} height={20} />
            <Skeleton variant="rounded" height={37} sx={{ mt: 0.5 }} />
          </div>
        ))}
      </Box>
    </DialogContent>
  );
}
