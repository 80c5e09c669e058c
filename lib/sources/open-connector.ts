import { AppError } from '../shared/errors';
import type { Connector } from './connectors/connector';
import { connectors } from './connectors/registry';
import type { DataSourceRef } from './data-source';

/**
 * Opens a read-only session on a data source; the caller closes it.
 * @throws AppError `unavailable` when there is no connector for its kind or it cannot be reached.
 */
export async function openConnector(source: DataSourceRef): Promise<Connector> {
  const open = connectors[source.kind];
  if (!open) {
    throw new AppError(
      'unavailable',
      `The data source "${source.name}" is of the kind ${source.kind}, which cannot be opened yet.`,
      [],
      { diagnosis: 'no_connector' },
    );
  }
  return open(source);
}
