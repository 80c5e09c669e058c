import { ExecutionNotFound } from '@/components/kpi/drilldown/execution-not-found';

export default function NotFound() {
  return <ExecutionNotFound />;
}
