import { serveChild } from '../jobs/serve-child';
import { createIndexCache, type PageAnswer, pageIndexed } from './results/indexed/page-indexed';
import type { PageTask } from './results/page-large-result';
import { openResultFile } from './results/result-file';

const cache = createIndexCache();

/** The process in which pages of large results are found, so that no scan of theirs holds up the server. */
serveChild<PageTask, PageAnswer>(({ path, selection, page }) => {
  const file = openResultFile(path);
  try {
    return pageIndexed(file, selection, page, cache);
  } finally {
    file.db.close();
  }
});
