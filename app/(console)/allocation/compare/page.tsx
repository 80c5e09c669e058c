import type { Metadata } from 'next';
import { ComparisonScreen } from '@/components/allocation/comparison/comparison-screen';

export const metadata: Metadata = { title: 'Compare allocations' };

export default function ComparePage() {
  return <ComparisonScreen />;
}
