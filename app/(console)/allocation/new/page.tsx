import type { Metadata } from 'next';
import { NewAllocationScreen } from '@/components/allocation/new/new-allocation-screen';

export const metadata: Metadata = { title: 'New allocation' };

export default function NewAllocationPage() {
  return <NewAllocationScreen />;
}
