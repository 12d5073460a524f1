import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { signatureOf } from '../../src/application/hooks/signature.ts';
import { FACT_KINDS } from '../../src/domain/hooks/hook.ts';
import { HOOK_ENV, makeInbound } from '../support/hooks.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { auditOf, plan, start } from '../support/steps.ts';

const page = readFileSync('docs/hooks.md', 'utf8');

const example = (language: string): string => {
  const [, text = ''] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  return text;
};

let ending: () => Promise<void> | void = () => undefined;
afterEach(() => ending());

/** A rehearsal whose clock shows the real time: the example dates its fact with it. */
const today = async (): Promise<Rehearsal> => {
  const rehearsal = await rehearse({ at: new Date().toISOString(), env: HOOK_ENV });
  ending = () => rehearsal.stop();
  const in90Days = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  await plan(rehearsal, { date: in90Days });
  await start(rehearsal);
  return rehearsal;
};

test('the commands of the page report a fact', async () => {
  const rehearsal = await today();
  const { id, secret } = await makeInbound(rehearsal);
  const env = { PATH: process.env.PATH ?? '', HOOK: `${rehearsal.url()}/hooks/${id}`, SECRET: secret };
  const run = promisify(execFile);
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', example('sh')], { env });
  expect(JSON.parse(stdout)).toEqual({ says: 'Recorded for atlas-2.0.' });
  const facts = (await auditOf(rehearsal)).filter(({ type }) => type === 'fact_reported');
  expect(facts).toMatchObject([
    { personal: { check: 'tests', candidate: 'rc2' }, data: { state: 'passed' } },
  ]);
  const wrong = await run('bash', ['-euo', 'pipefail', '-c', example('sh')], {
    env: { ...env, SECRET: 'other' },
  });
  expect(JSON.parse(wrong.stdout).says).toContain('The signature is wrong');
});

test('the code of the page knows what Greenlight signed, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-docs-'));
  ending = () => rmSync(folder, { recursive: true, force: true });
  const file = join(folder, 'verify.mjs');
  writeFileSync(file, example('js'));
  const { isFromGreenlight } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    isFromGreenlight: (secret: string, headers: Record<string, string>, body: string) => boolean;
  };
  const headersAt = (seconds: number, body: string) => {
    const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
    return {
      'x-greenlight-timestamp': timestamp,
      'x-greenlight-signature': signatureOf('glh_s', timestamp, body),
    };
  };
  expect(isFromGreenlight('glh_s', headersAt(0, '{"é":1}'), '{"é":1}')).toBe(true);
  expect(isFromGreenlight('glh_s', headersAt(0, '{}'), '{ }')).toBe(false);
  expect(isFromGreenlight('glh_other', headersAt(0, '{}'), '{}')).toBe(false);
  expect(isFromGreenlight('glh_s', headersAt(-400, '{}'), '{}')).toBe(false);
  expect(isFromGreenlight('glh_s', {}, '{}')).toBe(false);
  expect(example('js').trim().split('\n').length).toBeLessThanOrEqual(12);
});

test('the page names every kind of fact, and shows a body that is JSON', () => {
  for (const kind of FACT_KINDS) expect(page).toContain(`\`${kind}\``);
  expect(Object.keys(JSON.parse(example('json')))).toEqual([
    'v',
    'id',
    'at',
    'type',
    'release',
    'department',
    'by',
    'facts',
  ]);
});
