import type { Query, TransactionBody } from '../db/database';

export interface OutboxEvent {
  readonly id: number;
  readonly topic: string;
  readonly payload: unknown;
  readonly createdAt: Date;
}

export interface Consumer {
  /** Unique and stable: deliveries are remembered under this name. */
  readonly name: string;
  readonly topic: string;
  /**
   * Deals with one event. May return a transaction body: it is run together with the mark that the event was
   * delivered, so that its effect happens exactly once. Work outside the database must be idempotent.
   */
  handle(event: OutboxEvent): Promise<TransactionBody<void> | undefined>;
}

/** What one capability tells the others: rows of the outbox, delivered at least once, effects exactly once. */
export interface EventBus {
  subscribe(consumer: Consumer): void;
  /** Everyone who has subscribed. */
  consumers(): readonly Consumer[];
  /** The INSERT to yield in the transaction that makes the event true; call `wake` after it. */
  publish(topic: string, payload: unknown, now: Date): Query<unknown>;
  /** Delivers what is outstanding now. */
  wake(): void;
  /** Resolves when nothing is outstanding. */
  drained(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}
