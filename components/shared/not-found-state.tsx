import TravelExploreRounded from '@mui/icons-material/TravelExploreRounded';
import { EmptyState } from './empty-state';
import { TextLink } from './text-link';
import { VisuallyHidden } from './visually-hidden';

/** An address that leads nowhere, with the way back. */
export function NotFoundState() {
  return (
    <>
      <VisuallyHidden as="h1">Not found</VisuallyHidden>
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
