import TravelExploreRounded from '@mui/icons-material/TravelExploreRounded';
import { Typography } from '@mui/material';
import { EmptyState } from './empty-state';
import { TextLink } from './text-link';

/** An address that leads nowhere, with the way back. */
export function NotFoundState() {
  return (
    <>
      <Typography variant="h1" sx={visuallyHidden}>
        Not found
      </Typography>
      <EmptyState
        Icon={TravelExploreRounded}
        title="There is nothing at this address"
        action={<TextLink href="/landing-kpi">Go to Landing KPI</TextLink>}
      >
        It may have been removed, or the link is mistyped.
      </EmptyState>
    </>
  );
}

const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
