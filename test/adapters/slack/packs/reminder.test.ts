import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Rehearsal } from '../../../support/rehearsal.ts';
import { newest, refusedCalls, runToAsk } from '../../../support/steps.ts';
import { opensChecklist, rehearseWithPacks, taps } from './a-checklist.ts';

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await rehearseWithPacks(['docs']);
  await runToAsk(rehearsal, { departments: ['Docs'] });
  await rehearsal.until('2026-12-07T09:00:05.000Z');
});
afterAll(() => rehearsal.stop());

it('the green button of a reminder says how far the checklist is, also after somebody ticked since', async () => {
  const { slack, bot } = rehearsal;
  const lead = slack.person('docs-lead');
  const dialog = async (): Promise<string> => {
    const { confirmation } = await lead.clicks(newest(lead.inbox), 'Green light', { confirm: false });
    return confirmation?.text ?? '';
  };
  expect(await dialog()).toContain('Checklist: 0 of 6, missing: pages');
  await opensChecklist(rehearsal, slack.person('reader'), 'docs');
  await taps(slack.person('reader'), 'reviewed', 'Yes');
  await bot.settle();
  expect(await dialog()).toContain('Checklist: 1 of 6, missing: pages');
  expect(lead.inbox).toHaveLength(1);
  expect(refusedCalls(rehearsal)).toEqual([]);
});
