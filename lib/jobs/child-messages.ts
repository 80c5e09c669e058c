/** What a child sends back; the message to it is the work itself. */
export type FromChild =
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'reply'; readonly reply: unknown }
  | { readonly kind: 'failed'; readonly message: string; readonly facts: Readonly<Record<string, unknown>> };
