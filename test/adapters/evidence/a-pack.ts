import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { evidencePack } from '../../../src/adapters/evidence/pack.ts';
import { launchRelease } from '../../../src/application/launch/launch-release.ts';
import { gatherEvidence } from '../../../src/application/record/gather-evidence.ts';
import {
  aForm,
  aHouse,
  allGreen,
  as,
  deliverAll,
  lead,
  maya,
  must,
  plan,
  planAndStart,
  releaseOf,
  runTo,
  type TestHouse,
} from '../../application/a-house.ts';
import { departmentId } from '../../support/builders.ts';

export type Words = { title: string; value: string; name: string; reason: string };

export const PLAIN: Words = {
  title: 'Atlas 2.0',
  value: 'Shared boards.',
  name: 'Dana Docs',
  reason: 'The manual is missing.',
};

/** Atlas the whole way to its announcement, beside another release, told in these words. */
export const launched = async (words: Words = PLAIN): Promise<{ house: TestHouse; releaseId: string }> => {
  const house = await aHouse();
  await plan(house, { form: aForm({ title: 'Borealis 1.0', value: 'SECRET OF BOREALIS' }) });
  const releaseId = await planAndStart(house, { form: aForm({ title: words.title, value: words.value }) });
  await runTo(house, '2026-12-03T10:00:00.000Z');
  const docs = as({ ...lead('docs').actor, name: words.name });
  const notYet = {
    answer: 'not_yet',
    reason: words.reason,
    solver: 'Bob',
    expectedOn: '2026-12-08',
  } as const;
  await must(house, releaseId, { type: 'answer', departmentId: departmentId('docs'), answer: notYet }, docs);
  await must(house, releaseId, { type: 'hold', reason: words.reason }, maya);
  await must(house, releaseId, { type: 'resume', launch: null }, maya);
  await allGreen(house, releaseId);
  await plan(house, { form: aForm({ title: 'Cygnus 1.0', value: 'SECRET OF CYGNUS' }) });
  await runTo(house, '2026-12-10T13:00:00.000Z');
  const text = { title: words.title, value: words.value, highlights: words.reason, closing: 'Ask Maya.' };
  const outcome = await launchRelease(house.house, maya, {
    releaseId,
    wish: { moment: 'live_now', early: false, text },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  await deliverAll(house);
  await runTo(house, '2026-12-10T17:00:00.000Z');
  return { house, releaseId };
};

export const evidenceOf = async ({ house, releaseId }: Awaited<ReturnType<typeof launched>>) =>
  gatherEvidence(house.store.reads, await releaseOf(house, releaseId), house.now());

export const packOf = async (made: Awaited<ReturnType<typeof launched>>) =>
  evidencePack(await evidenceOf(made));

const run = promisify(execFile);

/** Runs the verifier that is in the pack, as somebody would who got it: another process, and nothing of ours. */
export const verifies = async (
  { lines, verifier }: { lines: string; verifier: string },
  ...anchors: readonly string[]
): Promise<{ code: number; out: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-evidence-'));
  try {
    writeFileSync(join(folder, 'evidence.jsonl'), lines);
    writeFileSync(join(folder, 'verify.mjs'), verifier);
    const { stdout } = await run(process.execPath, ['verify.mjs', 'evidence.jsonl', ...anchors], {
      cwd: folder,
      env: {},
    });
    return { code: 0, out: stdout };
  } catch (error) {
    const {
      code = -1,
      stdout = '',
      stderr = '',
    } = error as { code?: number; stdout?: string; stderr?: string };
    return { code, out: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
