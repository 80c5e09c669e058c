import TravelExploreRounded from '@mui/icons-material/TravelExploreRounded';
import { EmptyState } from '@/components/shared/empty-state';
import { TextLink } from '@/components/shared/text-link';
import { VisuallyHidden } from '@/components/shared/visually-hidden';

export default function NotFound() {
  return (
    <>
      <VisuallyHidden as="h1">Not found</VisuallyHidden>
      <EmptyState
        Icon={TravelExploreRounded}
        title="There is no such allocation"
        action={<TextLink href="/allocation">Go to the allocations</TextLink>}
      >
        The link is mistyped, or the allocation is on another server.
      </EmptyState>
    </>
  );
}
