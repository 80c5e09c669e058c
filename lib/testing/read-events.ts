export interface ReadEvent {
  readonly name: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events freely; the server checks them against their schema.
  readonly data: any;
}

/** The server-sent events of an answer as they arrive; leaving the loop leaves the stream. */
export async function* readEvents(response: Response): AsyncGenerator<ReadEvent> {
  if (response.body === null) return;
  let text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/, 2)));
      if (fields.event) yield { name: fields.event, id: fields.id, data: JSON.parse(fields.data) };
    }
  }
}

/** All of them, once the stream is over. */
export async function allEvents(response: Response): Promise<ReadEvent[]> {
  const read: ReadEvent[] = [];
  for await (const event of readEvents(response)) read.push(event);
  return read;
}
