import { afterEach, describe, expect, test } from 'vitest';
import type { Department } from '../../../src/domain/settings/settings.ts';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, deputyOf, leadOf, someSettings } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  newest,
  refusedCalls,
  releaseOf,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { inboxOf } from '../reminders/reminder-flow.ts';

/** Eleven in the evening in Berlin, on a Tuesday. */
const NIGHT = '2026-12-01T22:00:00.000Z';
const KEY = 'hotfix-2026-12-01';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const ON_DUTY = (['eng', 'qa', 'support'] as const).map((key) => aDepartment(key, { onDutyId: leadOf(key) }));

const nightWith = async (departments: readonly Department[] = ON_DUTY): Promise<PersonDriver> => {
  rehearsal = await rehearse({ at: NIGHT, settings: someSettings({ departments }) });
  return rehearsal.slack.person('maya');
};

const TYPED = {
  'What breaks for customers?': 'Nobody can log in.',
  'What do we change?': 'The old certificate comes back.',
  'Who confirms that it is mended?': 'support-lead',
};

const begin = async (maya: PersonDriver, typed: Record<string, string> = TYPED): Promise<string> => {
  const seen = whisperCount(rehearsal, maya);
  await maya.types('#releases', '/release hotfix');
  await maya.fills(typed);
  await maya.submits();
  await rehearsal.bot.settle();
  return toldPrivately(rehearsal, maya, { seen });
};

const greenBy = async (who: string): Promise<void> => {
  const person = rehearsal.slack.person(who);
  await person.clicks(newest(person.inbox), 'Green light');
  await rehearsal.bot.settle();
};

const launch = async (maya: PersonDriver): Promise<void> => {
  for (const who of ['eng-lead', 'qa-lead', 'support-lead']) await greenBy(who);
  // One message a second reaches a person.
  await rehearsal.until('2026-12-01T22:00:30.000Z');
  await maya.clicks(newest(maya.inbox), 'Launch');
  await maya.submits();
  await rehearsal.bot.settle();
};

test('only people on the list of release managers start a hotfix; others read who can', async () => {
  await nightWith();
  const lead = rehearsal.slack.person('eng-lead');
  await lead.types('#releases', '/release hotfix');
  expect(lead.modal).toBeNull();
  expect(await toldPrivately(rehearsal, lead)).toMatch(/No hotfix was started: .*Please ask maya/);
});

test('whoever starts it reads beforehand who is asked, and afterwards who was', async () => {
  const maya = await nightWith([...ON_DUTY.slice(0, 2), aDepartment('support')]);
  await maya.types('#releases', '/release hotfix Login');
  expect(maya.modal?.text).toMatch(
    /Asked at once, whatever the hour: Engineering \(eng-lead\) and QA \(qa-lead\)\. Nobody is on duty for Support/,
  );
  await maya.fills(TYPED);
  await maya.submits();
  await rehearsal.bot.settle();
  expect(await toldPrivately(rehearsal, maya)).toMatch(/Login.* has begun\. Asked now: eng-lead, qa-lead\./);
  expect(await releaseOf(rehearsal, 'login')).toMatchObject({ urgent: { breaks: 'Nobody can log in.' } });
});

test('what was wrong in the form stands at its field, and what was typed is offered again', async () => {
  const maya = await nightWith();
  await maya.types('#releases', '/release hotfix');
  await maya.fills({ ...TYPED, 'Who confirms that it is mended?': 'guest' });
  expect(await maya.submits()).toMatchObject({
    kind: 'errors',
    errors: { 'Who confirms that it is mended?': expect.stringContaining('full member') },
  });
  await maya.closes(true);
  await maya.types('#releases', '/release hotfix');
  expect(maya.modal?.text).toContain('We kept what you typed.');
  expect(maya.modal?.text).toContain('The old certificate comes back.');
});

describe('departments that nobody answers for at night', () => {
  test('are named to the manager at once, and asked when their day begins', async () => {
    const maya = await nightWith([aDepartment('eng', { onDutyId: leadOf('eng') }), aDepartment('support')]);
    await begin(maya);
    const told = inboxOf(rehearsal, 'maya').find((text) => text.includes('does not reach everybody'));
    expect(told).toMatch(/\*Support\*: nobody is on duty\. I ask in its channel .*09:00/);
    expect(told).toContain('no department for QA');
    const inChannel = () => rehearsal.slack.channel('#support').topLevel;
    expect(inChannel()).toHaveLength(0);
    expect(rehearsal.slack.person('support-lead').inbox).toHaveLength(0);
    await rehearsal.until('2026-12-02T08:00:30.000Z');
    expect(rehearsal.slack.person('support-lead').reads(newest(inChannel()))).toContain(
      'needs *Support* now',
    );
  });

  test('are said nothing of when everybody is reached', async () => {
    const maya = await nightWith();
    await begin(maya);
    expect(inboxOf(rehearsal, 'maya').join()).not.toContain('does not reach everybody');
  });
});

test('ten minutes of silence call the deputy, who reads who was asked; ten more, and the manager is told once', async () => {
  const maya = await nightWith();
  await begin(maya);
  for (const who of ['eng-lead', 'support-lead']) await greenBy(who);
  await rehearsal.until('2026-12-01T22:10:30.000Z');
  expect(inboxOf(rehearsal, 'qa-deputy').at(-1)).toContain(
    'Asked: qa-lead, qa-deputy. One answer is enough.',
  );
  const silent = () => inboxOf(rehearsal, 'maya').filter((text) => text.includes('has not answered'));
  expect(silent()).toEqual([]);
  await rehearsal.until('2026-12-01T22:20:30.000Z');
  expect(silent()).toEqual([expect.stringContaining('*QA* has not answered for 20 minutes')]);
  expect(silent()[0]).toContain('qa-lead, qa-deputy');
  await rehearsal.until('2026-12-02T06:00:00.000Z');
  expect(silent()).toHaveLength(1);
  expect(rehearsal.slack.person('qa-deputy').inbox).toHaveLength(1);
});

describe('once it is live', () => {
  test('the manager hears that it is not mended, and that it is after all', async () => {
    const maya = await nightWith();
    await begin(maya);
    await launch(maya);
    await rehearsal.until('2026-12-01T22:02:00.000Z');
    const support = rehearsal.slack.person('support-lead');
    await support.clicks(newest(support.inbox), 'No');
    await rehearsal.bot.settle();
    expect(inboxOf(rehearsal, 'maya').at(-1)).toContain('did not mend it');
    await support.clicks(newest(support.inbox), 'Yes');
    await rehearsal.until('2026-12-01T22:03:00.000Z');
    expect(inboxOf(rehearsal, 'maya').at(-1)).toContain('mended it');
    expect(await releaseOf(rehearsal, KEY)).toMatchObject({ urgent: { mended: { yes: true } } });
  });

  test('it cannot be closed before what was learnt is written down; then it can', async () => {
    const maya = await nightWith();
    await begin(maya);
    await launch(maya);
    await rehearsal.until('2026-12-01T22:02:00.000Z');
    const seen = whisperCount(rehearsal, maya);
    await maya.types('#releases', `/release close ${KEY}`);
    expect(maya.modal).toBeNull();
    expect(await toldPrivately(rehearsal, maya, { seen })).toContain('went out in a hurry');
    await maya.clicks(maya.inbox[0] ?? newest(maya.inbox), 'Write it down');
    await maya.fills({ review: 'The certificate ran out.' });
    await maya.submits();
    await rehearsal.bot.settle();
    expect(await toldPrivately(rehearsal, maya, { seen, count: 2 })).toContain('You can close it now.');
    expect(inboxOf(rehearsal, 'maya')[0]).not.toContain('Write it down');
    await maya.types('#releases', `/release close ${KEY}`);
    await maya.fills({ outcome: 'They log in.', lessons: 'Watch dates.' });
    await maya.submits();
    await rehearsal.bot.settle();
    expect((await releaseOf(rehearsal, KEY)).stage).toBe('closed');
  });
});

test('Home offers a hotfix to those who may start one, and to nobody else', async () => {
  const maya = await nightWith();
  await maya.opensHome();
  await rehearsal.bot.settle();
  if (maya.home === null) throw new Error('Home is empty.');
  await maya.clicks(maya.home, 'Hotfix');
  expect(maya.modal?.text).toContain('What breaks for customers?');
  const deputy = rehearsal.slack.person(`${deputyOf('qa').slice(3).toLowerCase()}-deputy`);
  await deputy.opensHome();
  await rehearsal.bot.settle();
  expect(deputy.home?.text).not.toContain('Hotfix');
});
