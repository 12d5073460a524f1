import { afterEach, expect, test } from 'vitest';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { cardOf, green, letEditsOut, newest, releaseOf, runToAsk } from '../../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const judging = (key: 'docs' | 'sales' | 'qa', judges: readonly ('price' | 'scope')[]) =>
  aDepartment(key, { rules: { ...USUAL_RULES, judges } });

const settings = someSettings({
  departments: [judging('docs', ['price']), judging('sales', ['price', 'scope']), judging('qa', ['scope'])],
});

const states = async () =>
  Object.fromEntries((await releaseOf(rehearsal)).lights.map(({ name, state }) => [name, state]));

const openPart = async (part: string): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  const card = maya.inbox.find((message) => maya.reads(message).includes('The plan in full'));
  if (card === undefined) throw new Error('The manager has no card.');
  await maya.clicks(card, 'The plan in full');
  if (maya.modal === null) throw new Error('No window opened.');
  await maya.clicks(maya.modal, part);
};

const setPrice = async (price: string): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  await openPart('Facts and way back');
  await maya.fills({ Price: price });
  await maya.submits();
  await maya.closes(true);
  await rehearsal.bot.settle();
};

test('a new price asks again those who judged it, with before and after, and one tap says that it stands', async () => {
  rehearsal = await rehearse({ settings });
  await runToAsk(rehearsal);
  await setPrice('10 €');
  for (const key of ['docs', 'sales', 'qa']) await green(rehearsal, key);
  await setPrice('12 €');
  expect(await states()).toEqual({ Docs: 'stale', Sales: 'stale', QA: 'green' });

  const docs = rehearsal.slack.person('docs-lead');
  const card = cardOf(rehearsal, 'docs');
  expect(docs.reads(card)).toContain('Asked again: The price has changed.');
  expect(docs.reads(card)).toContain('Price: before 10 €, now 12 €');
  expect(docs.reads(card)).toContain('[[Still green]] [Not yet] [Another answer]');
  expect(rehearsal.slack.channel('#qa').messages).toHaveLength(
    rehearsal.slack.channel('#qa').topLevel.length,
  );

  await docs.clicks(card, 'Still green');
  await rehearsal.bot.settle();
  expect(await states()).toMatchObject({ Docs: 'green', Sales: 'stale' });

  // What is taken back asks nobody any more, except those who judged the new one.
  await setPrice('10 €');
  expect(await states()).toEqual({ Docs: 'stale', Sales: 'green', QA: 'green' });
  await letEditsOut(rehearsal);
  const sales = rehearsal.slack.person('sales-lead');
  expect(sales.reads(newest(rehearsal.slack.channel('#sales').topLevel))).toContain('*Green*');
});

test('other words in the plan ask nobody again', async () => {
  rehearsal = await rehearse({ settings });
  await runToAsk(rehearsal);
  for (const key of ['docs', 'sales', 'qa']) await green(rehearsal, key);
  const maya = rehearsal.slack.person('maya');
  await openPart('Goal and scope');
  await maya.fills({ Goal: 'Everybody plans together.', Highlights: 'A link.' });
  await maya.submits();
  await maya.closes(true);
  await rehearsal.bot.settle();
  expect(await states()).toEqual({ Docs: 'green', Sales: 'green', QA: 'green' });
});
