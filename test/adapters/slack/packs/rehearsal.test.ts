import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import type { Rehearsal } from '../../../support/rehearsal.ts';
import { ASKED, newest, refusedCalls, start } from '../../../support/steps.ts';
import { rehearseWithPacks, taps } from './a-checklist.ts';

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await rehearseWithPacks(['docs']);
});
afterAll(() => rehearsal.stop());

it('in a rehearsal the release manager ticks on their own card, and no channel sees anything', async () => {
  const { slack, bot } = rehearsal;
  const maya = slack.person('maya');
  await maya.types('#releases', '/release new Atlas 2.0 --practice');
  await maya.fills({ 'What do users gain?': 'Shared boards.', 'Launch date': '2026-12-10' });
  await maya.submits();
  await bot.settle();
  await start(rehearsal);
  await rehearsal.until(ASKED);
  const card = () => {
    const found = maya.inbox.find(({ blocks }) =>
      buttonsOf(blocks).some(({ actionId }) => actionId === 'checklist.open'),
    );
    return found ?? newest([]);
  };
  expect(maya.reads(card())).toMatch(/PRACTICE[\s\S]*Checklist: 0 of 6/);
  await maya.clicks(card(), 'Checklist');
  await taps(maya, 'reviewed', 'Yes');
  // All departments' cards stand in one conversation, which takes one call a second.
  await rehearsal.until('2026-12-03T09:01:00.000Z');
  expect(maya.modal?.text).toContain('1 of 6');
  expect(maya.reads(card())).toContain('Checklist: 1 of 6');
  expect(slack.channel('#docs').topLevel).toEqual([]);
  expect(refusedCalls(rehearsal)).toEqual([]);
});
