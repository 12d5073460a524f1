import { afterEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { cardOf, refusedCalls, runToAsk, standing, toldPrivately } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const NOT_YET = {
  'What is in the way?': 'The price is not decided.',
  'Or which person?': 'docs-deputy',
  'When do you expect it to be solved?': '2026-12-04',
};

/** Docs was asked and says not yet, in one form that closes by itself. */
const docsSaysNotYet = async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const lead = rehearsal.slack.person('docs-lead');
  const card = cardOf(rehearsal, 'docs');
  await lead.clicks(card, 'Not yet');
  await lead.fills(NOT_YET);
  expect(await lead.submits()).toMatchObject({ kind: 'closed' });
  expect(lead.modal).toBeNull();
  await rehearsal.bot.settle();
  expect(lead.reads(card)).toContain('The price is not decided.');
  return { lead, card };
};

const changeTo = async (lead: Awaited<ReturnType<typeof docsSaysNotYet>>['lead'], answer: string) => {
  await lead.fills({ 'Your answer for Docs': answer });
  const sent = await lead.submits();
  await rehearsal.bot.settle();
  return sent;
};

test('red that turns green closes its form, and the thanks stand where it was opened', async () => {
  const { lead, card } = await docsSaysNotYet();
  const before = standing(rehearsal).length;
  await lead.clicks(card, 'Change answer');
  expect(await changeTo(lead, 'Green light')).toMatchObject({ kind: 'closed' });
  expect(lead.modal).toBeNull();
  expect(await toldPrivately(rehearsal, lead)).toContain('Thank you, 1 of 8. Waiting:');
  expect(lead.reads(card)).toMatch(/\*Green\*: docs-lead/);
  expect(standing(rehearsal)).toHaveLength(before);
  expect(refusedCalls(rehearsal)).toEqual([]);
});

test('without the place where it was opened the form closes all the same', async () => {
  const { lead, card } = await docsSaysNotYet();
  await lead.clicks(card, 'Change answer');
  await rehearsal.restart();
  expect(await changeTo(lead, 'Green light')).toMatchObject({ kind: 'closed' });
  expect(lead.modal).toBeNull();
  expect(lead.reads(card)).toMatch(/\*Green\*: docs-lead/);
});

test('on track and the words of "Not applicable" close their form without a word', async () => {
  const { lead, card } = await docsSaysNotYet();
  await lead.clicks(card, 'Change answer');
  expect(await changeTo(lead, 'On track')).toMatchObject({ kind: 'closed' });
  expect(lead.reads(card)).toMatch(/\*On track\*: docs-lead/);
  await lead.clicks(card, 'Change answer');
  expect(await changeTo(lead, 'Not applicable')).toMatchObject({ kind: 'next' });
  await lead.fills({ 'Why does it not concern Docs?': 'Nothing to write.' });
  expect(await lead.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  expect(lead.modal).toBeNull();
  expect(lead.reads(card)).toContain('Nothing to write.');
});
