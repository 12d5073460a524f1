import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { plan, start } from '../support/steps.ts';

const TOKEN = 'a-token-for-prometheus';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const asked = async (authorization?: string, path = '/metrics') => {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(`${rehearsal.url()}${path}`, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const read = async (): Promise<string> => (await asked(`Bearer ${TOKEN}`)).text;

/** The value of the series whose labels are these, in any order. */
const seriesIn = (text: string, name: string, ...labels: readonly string[]): number | undefined => {
  const line = text
    .split('\n')
    .find(
      (each) =>
        (each.startsWith(`${name} `) || each.startsWith(`${name}{`)) &&
        labels.every((label) => each.includes(label)),
    );
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
};

test('whoever shows the token reads how the queue, the deliveries and Slack are', async () => {
  rehearsal = await rehearse({ env: { METRICS_TOKEN: TOKEN } });
  await plan(rehearsal);
  await start(rehearsal);
  const { status, text, headers } = await asked(`Bearer ${TOKEN}`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(seriesIn(text, 'greenlight_queue_rows', 'family="timer"', 'state="pending"')).toBeGreaterThan(0);
  expect(seriesIn(text, 'greenlight_queue_lateness_seconds')).toBe(0);
  expect(
    seriesIn(text, 'greenlight_deliveries_total', 'kind="board.release_card"', 'outcome="sent"'),
  ).toBeGreaterThan(0);
  expect(seriesIn(text, 'greenlight_delivery_lateness_seconds_count')).toBeGreaterThan(0);
  expect(
    seriesIn(text, 'greenlight_slack_calls_total', 'method="chat.postMessage"', 'outcome="ok"'),
  ).toBeGreaterThan(0);
  expect(seriesIn(text, 'greenlight_slack_call_seconds_count', 'method="chat.postMessage"')).toBeGreaterThan(
    0,
  );
  expect(seriesIn(text, 'greenlight_request_seconds_count', 'route="slack"', 'status="200"')).toBeGreaterThan(
    0,
  );
  expect(seriesIn(text, 'greenlight_slack_reachable')).toBe(1);
  expect(seriesIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  // Nobody and nothing of the workspace is named.
  expect(text).not.toMatch(/atlas|maya|U0[A-Z]+|C0[A-Z]+|T0GREEN/i);
});

test('what Slack refuses for being too much is counted, and what waits for it is late', async () => {
  rehearsal = await rehearse({ env: { METRICS_TOKEN: TOKEN } });
  rehearsal.slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterSeconds: 30 });
  await plan(rehearsal);
  const text = await read();
  expect(seriesIn(text, 'greenlight_slack_calls_total', 'outcome="rate_limited"')).toBe(1);
  expect(seriesIn(text, 'greenlight_deliveries_total', 'outcome="again"')).toBeGreaterThan(0);
});

test.each([undefined, 'Bearer wrong', `Basic ${TOKEN}`, TOKEN, `bearer ${TOKEN}`])(
  'with %s as authorization nothing is told',
  async (authorization) => {
    rehearsal = await rehearse({ env: { METRICS_TOKEN: TOKEN } });
    const { status, text, headers } = await asked(authorization);
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(text).not.toContain('greenlight_');
  },
);

test('without a token in the configuration there is no such address', async () => {
  rehearsal = await rehearse();
  expect(await asked(`Bearer ${TOKEN}`)).toMatchObject({ status: 404, text: 'not found\n' });
});

test('addresses that somebody makes up make no series of their own', async () => {
  rehearsal = await rehearse({ env: { METRICS_TOKEN: TOKEN } });
  for (const path of ['/one', '/two', '/wp-login.php']) await asked(undefined, path);
  const text = await read();
  expect(seriesIn(text, 'greenlight_request_seconds_count', 'route="other"', 'status="404"')).toBe(3);
  expect(text).not.toContain('wp-login');
});

test('the dashboard and the page for operators name metrics that there are', async () => {
  rehearsal = await rehearse({ env: { METRICS_TOKEN: TOKEN } });
  await plan(rehearsal);
  const text = await read();
  const there = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name));
  const namedIn = (file: string): readonly string[] => [
    ...new Set(
      [
        ...readFileSync(file, 'utf8').matchAll(
          /\b(?:greenlight_(?!alerts)|process_|nodejs_)[a-z0-9_]+[a-z0-9]\b/g,
        ),
      ].map(([name]) => name.replace(/_bucket$/, '')),
    ),
  ];
  const dashboard = namedIn('docs/grafana-dashboard.json');
  expect(dashboard.filter((name) => !there.has(name))).toEqual([]);
  expect(dashboard.length).toBeGreaterThan(10);
  const page = namedIn('docs/operations.md');
  expect(page.filter((name) => !there.has(name))).toEqual([]);
  // And every one of ours stands on the page.
  expect([...there].filter((name) => name.startsWith('greenlight_') && !page.includes(name))).toEqual([]);
});
