import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export const METRICS_PATH = '/metrics';

/** What a program that watches reads, and what it has to show. */
export type MetricsDoor = {
  token: string;
  contentType: string;
  text(): Promise<string>;
  /** A request arrived; what is returned is told with which status it was answered. */
  requestBegins(route: string): (status: number) => void;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared by digests of one length, so that the time it takes says nothing. */
const showsToken = ({ headers: { authorization = '' } }: IncomingMessage, token: string): boolean =>
  timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** Answers `GET /metrics` to whoever shows the token. */
export const answerMetrics = async (
  request: IncomingMessage,
  response: ServerResponse,
  { token, contentType, text }: MetricsDoor,
): Promise<void> => {
  request.resume();
  if (!showsToken(request, token)) {
    response
      .writeHead(401, {
        ...HEADERS,
        'www-authenticate': 'Bearer',
        'content-type': 'text/plain; charset=utf-8',
      })
      .end('Show METRICS_TOKEN: "Authorization: Bearer …".\n');
    return;
  }
  const body = await text();
  response.writeHead(200, { ...HEADERS, 'content-type': contentType }).end(body);
};

/** Routes by their names: what somebody made up is one of them, or anybody could make up as many as they like. */
const ROUTES: readonly (readonly [path: string, route: string])[] = [
  ['/slack/events', 'slack'],
  ['/hooks/', 'hooks'],
  ['/calendar/', 'calendar'],
  ['/evidence/', 'evidence'],
  ['/healthz', 'health'],
  ['/readyz', 'health'],
  [METRICS_PATH, 'metrics'],
];

/** Measures how long an answer takes, by its route. */
export const measure = (path: string, response: ServerResponse, { requestBegins }: MetricsDoor): void => {
  const route = ROUTES.find(([begin]) => path.startsWith(begin))?.[1] ?? 'other';
  const ends = requestBegins(route);
  response.once('finish', () => ends(response.statusCode));
};
