/** The descriptor of a child's output: after stdin, stdout, stderr and the channel of messages. */
export const OUTPUT_FD = 4;

/** What a child sends back; the message to it is the work itself. */
export type FromChild =
  | { readonly kind: 'progress'; readonly progress: unknown }
  | {
      readonly kind: 'reply';
      readonly reply: unknown;
      /** How much of `output` belongs to it. */
      readonly outputBytes: number;
    }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly facts: Readonly<Record<string, unknown>>;
      /** Where it was thrown, in the child; for logs and the operator, never for an answer. */
      readonly stack?: string | undefined;
    };
