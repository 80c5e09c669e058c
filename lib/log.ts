import pino, { type DestinationStream, type Logger } from 'pino';

/** Names under which something secret could reach a log line, at the top or one level down. */
const secrets = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'apiKey',
  'api_key',
  'LLM_API_KEY',
  'DATABASE_URL',
  'REDIS_URL',
  'connectionString',
  'connection',
];

/** `scheme://user:password@host` anywhere in a text. */
const CREDENTIALS = /(\b[a-z][\w+.-]*:\/\/[^\s:/@]*):[^\s/@]+@/gi;

/** The text without passwords of URLs, as database drivers put them into their messages. */
export function withoutCredentials(text: string): string {
  return text.replace(CREDENTIALS, '$1:***@');
}

/**
 * The structured log of this process: one JSON object a line, times in ISO 8601, secrets removed. Goes to
 * standard output unless `destination` is given.
 */
export function createLog(
  options: { readonly level: string; readonly instanceId: string },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: options.level,
      base: { instance: options.instanceId },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '***',
      },
      serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
      // Messages and stacks of drivers too, wherever they stand in the line.
      hooks: { streamWrite: withoutCredentials },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}
