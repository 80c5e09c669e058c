'use client';

import CompareArrowsRounded from '@mui/icons-material/CompareArrowsRounded';
import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import { Box, Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import type { AllocationComparison } from '@/lib/allocation/result-schemas';
import { Banner } from '../../shared/banner';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { PageHeader } from '../../shared/page-header';
import { TextLink } from '../../shared/text-link';
import { comparisonOptions } from '../result-queries';
import { CellComparison } from './cell-comparison';
import { comparisonParsers } from './comparison-state';
import { ConfigComparison } from './config-comparison';
import { SideComparison } from './side-comparison';
import { VendorComparison } from './vendor-comparison';

const list = { href: '/allocation', label: 'Allocation' };

/** Two executions side by side. Which ones stands in the address. */
export function ComparisonScreen() {
  const [{ left, right }, choose] = useQueryStates(comparisonParsers, { history: 'push' });
  if (left === null || right === null) return <NothingChosen />;
  return <Compared left={left} right={right} onSwap={() => void choose({ left: right, right: left })} />;
}

interface ComparedProps {
  left: string;
  right: string;
  onSwap: () => void;
}

function Compared({ left, right, onSwap }: ComparedProps) {
  const { data, error, isError, refetch } = useQuery(comparisonOptions(left, right));
  const comparison = data?.data;
  return (
    <>
      <PageHeader
        title="Compare allocations"
        back={list}
        description={comparison && monthsOf(comparison)}
        actions={
          <Button variant="outlined" startIcon={<SwapHorizRounded />} onClick={onSwap}>
            Swap
          </Button>
        }
      />
      {comparison ? (
        <Comparison comparison={comparison} />
      ) : isError ? (
        <ErrorState error={error} what="both allocations" onRetry={refetch} />
      ) : (
        <Skeleton variant="rounded" height={420} />
      )}
    </>
  );
}

function Comparison({ comparison }: { comparison: AllocationComparison }) {
  const { left, right, note, config, cells, vendors } = comparison;
  const same = left.execution_id === right.execution_id;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
      {same && <Banner kind="info" title="A and B are the same execution" />}
      {note !== null && (
        <Banner kind="warning" title="Cells and vendors are not compared">
          {note}
        </Banner>
      )}
      <SideComparison comparison={comparison} />
      <ConfigComparison config={config} />
      {note === null && (
        <>
          <CellComparison cells={cells} />
          <VendorComparison vendors={vendors} />
        </>
      )}
    </Box>
  );
}

/** `January 2025`, or both months where they differ. */
function monthsOf({ left, right }: AllocationComparison): string {
  const [a, b] = [left, right].map(({ month, year }) => `${month} ${year}`);
  return a === b ? `Of ${a}` : `A is of ${a}, B of ${b}`;
}

function NothingChosen() {
  return (
    <>
      <PageHeader title="Compare allocations" back={list} />
      <EmptyState Icon={CompareArrowsRounded} title="Choose two allocations to compare">
        Open an allocation and choose another one of its month under Compare.{' '}
        <TextLink href={list.href}>Go to the allocations</TextLink>
      </EmptyState>
    </>
  );
}
