import { serveChild } from '../jobs/serve-child';
import { type Exported, type ExportTask, exportRows } from './results/export-rows';

/** The process in which exports are read and written, so that neither a sort nor a workbook holds up the server. */
serveChild<ExportTask, Exported>((task, { output }) => exportRows(task, output));
