import { serveChild } from '../jobs/serve-child';
import { type Inspection, type InspectTask, inspectFiles } from './inspect-files';

/** The process in which uploads are opened: whatever a file does to it, the server goes on. */
serveChild<InspectTask, Inspection>((task, { progress }) => inspectFiles(task, progress));
