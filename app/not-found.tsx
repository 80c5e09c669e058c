import { NotFoundState } from '@/components/shared/not-found-state';

export default function NotFound() {
  return (
    <main>
      <NotFoundState />
    </main>
  );
}
