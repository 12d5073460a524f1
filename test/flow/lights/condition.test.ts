import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leadOf } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  allGreen,
  cardOf,
  green,
  letEditsOut,
  newest,
  releaseOf,
  runToAsk,
  toldPrivately,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse();
});
afterEach(() => rehearsal.stop());

/** Docs is green, if its FAQ is published by then. */
const greenIf = async (dueOn: string): Promise<void> => {
  const docs = rehearsal.slack.person('docs-lead');
  await docs.clicks(cardOf(rehearsal, 'docs'), 'Green, if …');
  await docs.fills({
    'What still has to happen?': 'The FAQ is published.',
    'Who sees to it?': leadOf('support'),
    'Until when?': dueOn,
  });
  expect(await docs.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
};

const docsLight = async () => {
  const { lights } = await releaseOf(rehearsal);
  return lights.find(({ name }) => name === 'Docs');
};

describe('green with a condition', () => {
  test('counts as green, tells whoever sees to it, and is plain green once it is done', async () => {
    await runToAsk(rehearsal);
    await greenIf('2026-12-08');
    const docs = rehearsal.slack.person('docs-lead');
    expect(docs.reads(cardOf(rehearsal, 'docs'))).toContain('*Green, if*');
    expect(await docsLight()).toMatchObject({ state: 'conditional' });

    const owner = rehearsal.slack.person('support-lead');
    const asked = newest(owner.inbox);
    expect(owner.reads(asked)).toContain(
      '*Docs* is green for *Atlas 2.0*, if you see to this until *Tue 8 Dec*',
    );
    expect(owner.reads(asked)).toContain('The FAQ is published.');
    await owner.clicks(asked, 'It is done');
    await rehearsal.bot.settle();
    expect(await toldPrivately(rehearsal, owner)).toContain('Thank you.');
    expect(await docsLight()).toMatchObject({ state: 'green' });
    await letEditsOut(rehearsal);
    expect(owner.reads(asked)).toContain('Done: support-lead');
    expect(owner.reads(asked)).not.toContain('[');
    expect(rehearsal.slack.person('docs-lead').reads(cardOf(rehearsal, 'docs'))).toContain('*Green*');
  });

  test('reminds the owner the working day before, and turns red when its day ends without it', async () => {
    await runToAsk(rehearsal);
    await allGreen(rehearsal, ['docs']);
    await greenIf('2026-12-08');
    const owner = rehearsal.slack.person('support-lead');
    await rehearsal.until('2026-12-07T09:05:00.000Z');
    expect(owner.reads(newest(owner.inbox))).toContain('*Until Tue 8 Dec*: Docs counts on you');
    await rehearsal.until('2026-12-08T22:59:00.000Z');
    expect(await docsLight()).toMatchObject({ state: 'conditional' });
    await rehearsal.until('2026-12-08T23:01:00.000Z');
    expect(await docsLight()).toMatchObject({ state: 'not_yet' });

    const maya = rehearsal.slack.person('maya');
    await maya.types('#releases', '/release launch');
    expect(await toldPrivately(rehearsal, maya)).toContain('which was not met by Tue 8 Dec');
    expect(maya.inbox.map((message) => maya.reads(message)).join('\n')).toContain(
      'what had to happen did not happen in time',
    );

    await owner.clicks(
      newest(owner.inbox.filter((message) => owner.reads(message).includes('[[It is done'))),
      'It is done',
    );
    await rehearsal.bot.settle();
    expect(await docsLight()).toMatchObject({ state: 'green' });
  });

  test('that is due after the launch counts once the release manager agrees, and keeps the release open', async () => {
    await runToAsk(rehearsal);
    await greenIf('2026-12-17');
    expect(await docsLight()).toMatchObject({ state: 'conditional_asked' });
    const maya = rehearsal.slack.person('maya');
    const question = newest(maya.inbox);
    expect(maya.reads(question)).toContain('something that follows after the launch');
    await maya.clicks(question, 'Agree, it may follow');
    await rehearsal.bot.settle();
    expect(await docsLight()).toMatchObject({ state: 'conditional' });
  });

  test('needs an owner and a day that has not passed; what was typed survives', async () => {
    await runToAsk(rehearsal);
    const docs = rehearsal.slack.person('docs-lead');
    await docs.clicks(cardOf(rehearsal, 'docs'), 'Green, if …');
    await docs.fills({
      'What still has to happen?': 'The FAQ is published.',
      'Who sees to it?': leadOf('support'),
      'Until when?': '2026-12-01',
    });
    const refused = await docs.submits();
    expect(refused).toMatchObject({ kind: 'errors' });
    expect(JSON.stringify(refused)).toContain('Choose today or later.');
    expect(await docsLight()).toMatchObject({ state: 'waiting' });
  });

  test('is marked as done by nobody else, whoever got hold of the button', async () => {
    await runToAsk(rehearsal);
    await greenIf('2026-12-08');
    await green(rehearsal, 'sales');
    const asked = newest(rehearsal.slack.person('support-lead').inbox);
    const sales = rehearsal.slack.person('sales-lead');
    const copied = { ...structuredClone(cardOf(rehearsal, 'sales')), blocks: structuredClone(asked.blocks) };
    await sales.clicks(copied, 'It is done');
    expect(await toldPrivately(rehearsal, sales, { seen: 1 })).toContain('Not marked as done');
    expect(await docsLight()).toMatchObject({ state: 'conditional' });
  });
});
