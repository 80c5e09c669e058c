import { NotFoundState } from '@/components/shared/not-found-state';

export default function ConsoleNotFound() {
  return <NotFoundState />;
}
