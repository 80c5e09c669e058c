import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { createContext } from '../context';
import { checkValue } from '../shared/check-value';
import type { AnswerOf, Endpoint, RequestOf } from '../shared/endpoint';
import { isAppError } from '../shared/errors';
import { isDownload, isEvents, isJsonReply } from '../shared/reply';
import { splitInput } from '../shared/split-input';
import { plumbline } from '../state';
import type { Verb } from './build-handle';
import { checkAnswer } from './check-answer';
import { invalidInput } from './read-input';

function checkedInput(endpoint: Endpoint, input: Readonly<Record<string, unknown>>): unknown {
  const parts = splitInput(endpoint, input);
  const checks = (['params', 'query', 'headers', 'body'] as const).flatMap((part) => {
    const schema = endpoint[part];
    return schema ? [checkValue(schema, parts[part])] : [];
  });
  const problems = checks.flatMap((check) => (check.ok ? [] : check.problems));
  if (problems.length > 0) throw invalidInput(problems);
  return Object.assign({}, ...checks.map((check) => (check.ok ? check.value : {})));
}

/**
 * For the first paint of a page: runs the verb that the endpoint's route runs, on input checked the same way,
 * and gives the very data that the API would send. Page and API therefore cannot differ.
 * An unknown id shows Next's not-found page.
 * @throws AppError for any other mistake in the input
 */
export async function loadForPage<E extends Endpoint>(
  endpoint: E,
  verb: Verb<E>,
  input: RequestOf<E>,
): Promise<AnswerOf<E>> {
  try {
    const checked = checkedInput(endpoint, (input ?? {}) as Readonly<Record<string, unknown>>);
    const answer = await verb(
      createContext({ state: plumbline(), requestId: randomUUID() }),
      checked as Parameters<Verb<E>>[1],
    );
    if (isDownload(answer) || isEvents(answer))
      throw new Error(`${endpoint.id}: a page cannot show a stream`);
    const body = isJsonReply(answer) ? answer.body : answer;
    checkAnswer(
      endpoint,
      body,
      isJsonReply(answer) ? (answer.status ?? 200) : (endpoint.successStatus ?? 200),
    );
    return body as AnswerOf<E>;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') notFound();
    throw error;
  }
}
