import { Box, Skeleton } from '@mui/material';

/** Room for what the files will turn out to hold. */
export function PreviewSkeleton() {
  return (
    <Box role="status" aria-busy="true" aria-label="Reading the files" sx={{ display: 'grid', gap: 2 }}>
      <Skeleton variant="rounded" height={118} />
      <Skeleton variant="rounded" height={220} />
      <Skeleton variant="rounded" height={220} />
    </Box>
  );
}
