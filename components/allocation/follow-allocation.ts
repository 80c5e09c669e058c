import { allocationEventsEndpoint, getAllocationEndpoint } from '@/lib/allocation/execution-endpoints';
import { type AllocationDetail, AllocationEvent, isActive } from '@/lib/allocation/execution-schemas';
import { callEndpoint, endpointUrl } from '@/lib/shared/call-endpoint';
import { type Connection, followToEnd } from '../shared/follow-to-end';

/** Where an allocation stands that has not ended, as last heard. */
export interface AllocationView extends AllocationEvent {
  readonly connection: Connection;
}

/**
 * Follows an allocation to its end by the server's events, or by asking where they do not come through.
 * @param onView hears no state while the server is out of reach
 * @param signal ends the following (its stream too), not the allocation
 * @throws ApiError when it is unknown, or the server stayed out of reach for a minute; the signal's reason
 */
export function followAllocation(
  executionId: string,
  onView: (state: AllocationEvent | undefined, connection: Connection) => void,
  signal?: AbortSignal,
): Promise<AllocationDetail> {
  return followToEnd<AllocationEvent, AllocationDetail>({
    eventsUrl: endpointUrl(allocationEventsEndpoint, { execution_id: executionId }),
    readEvent: (data) => AllocationEvent.safeParse(data).data,
    read: async (until) =>
      (await callEndpoint(getAllocationEndpoint, { execution_id: executionId }, { signal: until })).data,
    hasEnded: ({ status }) => !isActive(status),
    onState: onView,
    signal,
  });
}
