import { afterEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { leaveForm, newest, openPart, plan, start } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  test('a form that was closed gives back what was typed when it is opened again', async () => {
    rehearsal = await rehearse({ mode });
    const { slack } = rehearsal;
    const maya = slack.person('maya');
    await maya.types('#releases', '/release new');
    await maya.fills({ 'Name and version': 'Atlas 2.0', 'What do users gain?': 'Shared boards.' });
    await leaveForm(rehearsal, maya);
    expect(maya.modal).toBeNull();
    expect(slack.log.deliveries.filter(({ problem }) => problem !== null)).toEqual([]);
    await maya.types('#releases', '/release new');
    expect(maya.modal?.text).toContain('Atlas 2.0');
    expect(maya.modal?.text).toContain('Shared boards.');
  });
});

const KEPT = 'We kept what you typed last time.';

/** Opens a form, fills it, closes it, and opens it again: the window then. */
const twice = async (
  who: PersonDriver,
  opens: () => Promise<unknown>,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<string> => {
  await opens();
  expect(who.modal?.text).not.toContain(KEPT);
  await who.fills(fields);
  await leaveForm(rehearsal, who);
  expect(who.modal).toBeNull();
  await opens();
  const text = who.modal?.text ?? '';
  expect(text).toContain(KEPT);
  await who.closes();
  return text;
};

describe('what was typed and not sent is offered again', () => {
  test('at Start', async () => {
    rehearsal = await rehearse();
    await plan(rehearsal);
    const maya = rehearsal.slack.person('maya');
    const draft = newest(maya.inbox);
    const opens = () => maya.clicks(draft, 'plan.start');
    expect(await twice(maya, opens, { goal: 'Teams plan together.' })).toContain('Teams plan together.');
  });

  test('by a department that is asked about the date', async () => {
    rehearsal = await rehearse();
    await plan(rehearsal);
    await start(rehearsal);
    const lead = rehearsal.slack.person('docs-lead');
    const asked = newest(rehearsal.slack.channel('#docs').topLevel);
    const more = () => lead.clicks(asked, 'We need more time');
    expect(await twice(lead, more, { days: '30', words: 'Screenshots.' })).toContain('Screenshots.');
    const missing = () => lead.clicks(asked, 'Something is missing');
    expect(await twice(lead, missing, { words: 'The price.' })).toContain('The price.');
  });

  test('by the manager who moves, splits, or adds a wave', async () => {
    rehearsal = await rehearse();
    await plan(rehearsal);
    const maya = rehearsal.slack.person('maya');
    await openPart(rehearsal, newest(maya.inbox), 'Goal and scope');
    await maya.fills({ scope: 'Shared boards\nCharts' });
    await maya.submits();
    await maya.closes(true);
    await rehearsal.bot.settle();
    await start(rehearsal);

    const move = () => maya.types('#releases', '/release move atlas-2.0');
    const moved = await twice(maya, move, {
      'When does it launch instead?': 'A week later: Thu 17 Dec',
      'In your words': 'It loses rows.',
    });
    expect(moved).toContain('It loses rows.');
    expect(moved).toContain('Who hears of it');

    const wave = () => maya.types('#releases', '/release wave atlas-2.0');
    expect(await twice(maya, wave, { name: 'Japan', audience: 'Customers in Japan' })).toContain('Japan');

    const split = () => maya.types('#releases', '/release split atlas-2.0');
    expect(await twice(maya, split, { title: 'Atlas Charts 2.0' })).toContain('Atlas Charts 2.0');
  });

  test('but not where nothing was changed', async () => {
    rehearsal = await rehearse();
    await plan(rehearsal);
    const maya = rehearsal.slack.person('maya');
    await start(rehearsal);
    for (const command of ['move', 'wave', 'trial']) {
      await maya.types('#releases', `/release ${command} atlas-2.0`);
      await leaveForm(rehearsal, maya);
      await maya.types('#releases', `/release ${command} atlas-2.0`);
      expect(maya.modal?.text).not.toContain(KEPT);
      await maya.closes();
    }
  });
});
