/** What SQLite, or opening the file, says of one that is damaged or gone. */
const UNREADABLE =
  /SQLITE_(CORRUPT|NOTADB|CANTOPEN|IOERR)|malformed|not a database|Unable to open|no such table|disk I\/O error|ENOENT/i;

/** Whether reading an embedded database failed because its file is damaged or gone. */
export const isDamagedFile = (error: unknown): error is Error =>
  error instanceof Error && UNREADABLE.test(error.message);
