import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { absoluteArtefact, artefactPath } from '../artefacts/artefact-path';
import { publishFile } from '../artefacts/publish-file';
import type { Context } from '../context';
import type { UploadedFile } from '../shared/uploaded-file';
import { INPUT_ARTEFACT, type NewInput } from './record-execution';

/** Publishes an uploaded file; the transaction that records the execution is to name it, or it is to be removed. */
export async function keepUpload(ctx: Context, upload: UploadedFile, rows: number): Promise<NewInput> {
  const id = randomUUID();
  const extension = path.extname(upload.filename).toLowerCase() === '.csv' ? 'csv' : 'xlsx';
  const file = artefactPath({ kind: INPUT_ARTEFACT, id, extension, now: ctx.now() });
  const bytes = await publishFile(upload.path, absoluteArtefact(ctx.state.env.DATA_DIR, file));
  return { id, filename: upload.filename, sha256: upload.sha256, file, bytes, rows };
}
