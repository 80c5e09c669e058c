'use client';

import CompareArrowsRounded from '@mui/icons-material/CompareArrowsRounded';
import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import type { Execution } from '@/lib/kpi/execution-schemas';
import { Banner } from '../../shared/banner';
import { DifferenceMark } from '../../shared/difference-mark';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { PageHeader } from '../../shared/page-header';
import { Section } from '../../shared/section';
import { TextLink } from '../../shared/text-link';
import { executionOptions } from '../kpi-queries';
import { SentenceDiff } from '../versions/sentence-diff';
import { compareParameters, compareReadings } from './compare-facts';
import { ComparisonHead } from './comparison-head';
import { comparisonParsers } from './comparison-state';
import { FactComparison } from './fact-comparison';
import { FigureComparison } from './figure-comparison';
import { RowComparison } from './row-comparison';
import { SqlComparison } from './sql-comparison';

const list = { href: '/landing-kpi', label: 'Landing KPI' };

/** Two executions of a KPI side by side. Which ones stands in the address. */
export function ComparisonScreen() {
  const [{ left, right }, choose] = useQueryStates(comparisonParsers, { history: 'push' });
  if (left === null || right === null) return <NothingChosen />;
  return <Compared leftId={left} rightId={right} onChoose={(choice) => void choose(choice)} />;
}

interface ComparedProps {
  leftId: number;
  rightId: number;
  onChoose: (choice: { left?: number; right?: number }) => void;
}

function Compared({ leftId, rightId, onChoose }: ComparedProps) {
  const left = useQuery(executionOptions(leftId));
  const right = useQuery(executionOptions(rightId));
  const [first, second] = [left.data?.execution, right.data?.execution];
  if (first && second) return <Comparison left={first} right={second} onChoose={onChoose} />;
  const failed = [left, right].find((query) => query.isError && !query.data);
  return (
    <>
      <PageHeader title="Compare executions" back={list} />
      {failed ? (
        <ErrorState error={failed.error} what="both executions" onRetry={failed.refetch} />
      ) : (
        <Skeleton variant="rounded" height={300} />
      )}
    </>
  );
}

interface ComparisonProps extends Pick<ComparedProps, 'onChoose'> {
  left: Execution;
  right: Execution;
}

function Comparison({ left, right, onChoose }: ComparisonProps) {
  return (
    <>
      <PageHeader
        title={`Compare executions of ${left.kpi_name}`}
        back={{ href: `/landing-kpi?kpi=${left.kpi_id}&tab=history`, label: left.kpi_name }}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
        <ComparisonHead left={left} right={right} onChoose={onChoose} />
        <Remarks left={left} right={right} />
        <Box sx={halves}>
          <FigureComparison left={left} right={right} />
          <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, alignContent: 'start' }}>
            <RowComparison left={left} right={right} />
            <Sentences left={left} right={right} />
          </Box>
        </Box>
        <SqlComparison left={left.generated_sql} right={right.generated_sql} />
        <Box sx={halves}>
          <FactComparison title="Parameters" pairs={compareParameters(left, right)} />
          <FactComparison title="Reading" pairs={compareReadings(left, right)} />
        </Box>
      </Box>
    </>
  );
}

function Remarks({ left, right }: Pick<ComparisonProps, 'left' | 'right'>) {
  if (left.id === right.id) {
    return <Banner kind="info" title="A and B are the same execution. Choose another one for one of them." />;
  }
  if (left.kpi_id !== right.kpi_id) {
    return (
      <Banner kind="warning" title="These are executions of two KPIs">
        A is of {left.kpi_name}, B is of {right.kpi_name}.
      </Banner>
    );
  }
  return null;
}

function Sentences({ left, right }: Pick<ComparisonProps, 'left' | 'right'>) {
  const differs = left.nl_definition !== right.nl_definition;
  const versions =
    left.definition_version === right.definition_version
      ? `version ${left.definition_version}`
      : `version ${left.definition_version} → ${right.definition_version}`;
  return (
    <Section
      title="Sentence"
      note={<DifferenceMark differs={differs} word={`${differs ? 'reworded' : 'the same'}, ${versions}`} />}
    >
      <Box sx={{ px: { xs: 1.5, sm: 2.25 }, pb: 1.75 }}>
        <SentenceDiff before={left.nl_definition} after={right.nl_definition} />
      </Box>
    </Section>
  );
}

function NothingChosen() {
  return (
    <>
      <PageHeader title="Compare executions" back={list} />
      <EmptyState Icon={CompareArrowsRounded} title="Choose two executions to compare">
        Open a KPI, tick two executions in its history, and choose Compare.{' '}
        <TextLink href={list.href}>Go to the KPIs</TextLink>
      </EmptyState>
    </>
  );
}

const halves = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
  gap: 2,
  alignItems: 'start',
};
