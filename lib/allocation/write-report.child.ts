import { serveChild } from '../jobs/serve-child';
import { type ReportTask, type WrittenReport, writeReport } from './reports/write-report';

/** The process in which reports are written, so that no workbook holds up the server. */
serveChild<ReportTask, WrittenReport>((task, { output }) => writeReport(task, output));
