'use client';

import { useState } from 'react';
import type { DrilldownFormat } from '@/lib/kpi/drilldown-schemas';
import { getDrilldownEndpoint } from '@/lib/kpi/execution-endpoints';
import { callEndpoint, downloadFromEndpoint, endpointUrl } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { countOf } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { saveAddress, saveFile } from '../../shared/save-file';
import { type DrilldownState, toSelection } from './drilldown-state';

/** Up to here a file fits into the page's memory, and a failure half way is noticed here instead of by nobody. */
const HELD_ROWS = 20_000;

/**
 * Exports of what is shown. A small file is fetched whole; a large one goes straight to the browser's downloads,
 * once a first row has shown that it can be made: that is also what finds and sorts the rows.
 */
export function useExport(executionId: number, state: DrilldownState) {
  const [preparing, setPreparing] = useState<DrilldownFormat | null>(null);
  const notify = useNotify();

  async function start(format: DrilldownFormat, rowCount: number): Promise<void> {
    const request = { ...toSelection(executionId, state), format };
    setPreparing(format);
    try {
      if (rowCount <= HELD_ROWS) {
        const { blob, filename } = await downloadFromEndpoint(getDrilldownEndpoint, request);
        saveFile(filename, blob.type, blob);
        notify.success(`Exported ${countOf(rowCount, 'row')} to ${filename}.`);
      } else {
        await callEndpoint(getDrilldownEndpoint, { ...request, format: undefined, page: 1, page_size: 1 });
        saveAddress(endpointUrl(getDrilldownEndpoint, request));
        notify.info(`Exporting ${countOf(rowCount, 'row')}: your browser shows how far the download is.`);
      }
    } catch (error) {
      notify.error(`Not exported. ${explainError(error).message}`, {
        label: 'Try again',
        run: () => void start(format, rowCount),
      });
    } finally {
      setPreparing(null);
    }
  }

  return { preparing, start };
}
