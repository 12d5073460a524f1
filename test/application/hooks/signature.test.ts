import { expect, test } from 'vitest';
import {
  githubSignatureProblem,
  signatureOf,
  signatureProblem,
  WINDOW_SECONDS,
} from '../../../src/application/hooks/signature.ts';

const body = Buffer.from('{"v":1}');
const epochMs = 1_700_000_000_000;
const at = (offset: number): string => String(epochMs / 1000 + offset);

const problem = (timestamp: string, signature = signatureOf('glh_s', timestamp, body)) =>
  signatureProblem('glh_s', { timestamp, signature, body, epochMs });

test('five minutes are allowed in both directions, and not a second more', () => {
  for (const offset of [0, -WINDOW_SECONDS, WINDOW_SECONDS]) expect(problem(at(offset))).toBeNull();
  expect(problem(at(-WINDOW_SECONDS - 1))).toMatch(/old/);
  expect(problem(at(WINDOW_SECONDS + 1))).toMatch(/future/);
});

test.each([
  ['another secret', signatureOf('glh_other', at(0), body)],
  ['another time', signatureOf('glh_s', at(1), body)],
  ['another body', signatureOf('glh_s', at(0), '{"v":2}')],
  ['no beginning', signatureOf('glh_s', at(0), body).slice('sha256='.length)],
  ['half of it', signatureOf('glh_s', at(0), body).slice(0, 39)],
  ['nothing', ''],
])('a signature over %s is wrong', (_name, signature) => {
  expect(problem(at(0), signature)).toMatch(/wrong/);
});

test.each(['', 'now', '-5', '1e9', '1700000000.5'])('"%s" is no timestamp', (timestamp) => {
  expect(problem(timestamp)).toMatch(/seconds since 1970/);
});

test('the example that GitHub documents is right', () => {
  // docs.github.com, "Validating webhook deliveries", Testing the webhook payload validation.
  const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
  const documented = { signature, body: Buffer.from('Hello, World!') };
  expect(githubSignatureProblem("It's a Secret to Everybody", documented)).toBeNull();
  expect(githubSignatureProblem('another', documented)).toMatch(/wrong/);
  expect(githubSignatureProblem('another', { ...documented, signature: undefined })).toMatch(/Unsigned/);
});
