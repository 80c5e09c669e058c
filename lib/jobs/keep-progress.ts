const EVERY_MS = 500;

/** The progress of one running job. */
export interface KeptProgress {
  report(progress: unknown): void;
  latest(): unknown;
  /** Saves nothing more; resolves when nothing is being saved. */
  stop(): Promise<void>;
}

/** Hands each progress to `tell` at once, and the latest to `save` no more often than every half second. */
export function keepProgress(given: {
  readonly tell: (progress: unknown) => void;
  /** Never rejects. */
  readonly save: (progress: unknown) => Promise<void>;
}): KeptProgress {
  let latest: unknown;
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();
  const save = (): void => {
    timer = undefined;
    saving = given.save(latest);
  };
  return {
    report: (progress) => {
      latest = progress;
      given.tell(progress);
      timer ??= setTimeout(save, EVERY_MS);
    },
    latest: () => latest,
    stop: () => {
      clearTimeout(timer);
      return saving;
    },
  };
}
