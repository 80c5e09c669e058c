'use client';

import { PageError } from '@/components/shared/page-error';

/** A page of the console that failed while rendering; the frame around it stays. */
export default function ConsoleError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageError {...props} />;
}
