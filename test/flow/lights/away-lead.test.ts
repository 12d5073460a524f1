import { afterEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { PEOPLE, type Rehearsal } from '../../support/rehearsal.ts';
import {
  auditOf,
  cardOf,
  green,
  letEditsOut,
  newest,
  refusedCalls,
  releaseOf,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { atlasAt, DAYS, inboxOf } from '../reminders/reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

/** The afternoon after the second reminder of Docs. */
const AFTERNOON = '2026-12-08T14:00:10.000Z';

const asked = (who = 'maya'): string[] =>
  inboxOf(rehearsal, who).filter((text) => /lead of Docs away|Nobody of Docs/.test(text.replaceAll('*', '')));

/** Maya clicks under the question about Docs; Sales, just as silent, has one of its own. */
const clicksAboutDocs = async (label: string): Promise<PersonDriver> => {
  const maya = rehearsal.slack.person('maya');
  const about = maya.inbox.filter((message) => maya.reads(message).includes('lead of Docs away'));
  await maya.clicks(newest(about), label);
  await rehearsal.bot.settle();
  return maya;
};

/** Which message stands in somebody's direct messages and puts the question of Docs. */
const questionFor = (who: string) => {
  const person = rehearsal.slack.person(who);
  return newest(person.inbox.filter((message) => /is \*Docs\* ready/i.test(person.reads(message))));
};

const refusalFor = async (person: PersonDriver, click: () => Promise<unknown>): Promise<string> => {
  const seen = whisperCount(rehearsal, person);
  await click();
  await rehearsal.bot.settle();
  return toldPrivately(rehearsal, person, { seen });
};

const light = async () => (await releaseOf(rehearsal)).lights.find(({ name }) => name === 'Docs');

describe('two reminders without an answer', () => {
  test('the manager is asked once whether the lead is away; an answer settles it', async () => {
    rehearsal = await atlasAt(DAYS.two);
    expect(asked()).toEqual([]);
    await rehearsal.until(AFTERNOON);
    expect(asked()).toEqual([
      expect.stringMatching(
        /Is the lead of Docs away\?\* Two reminders brought no answer for \*Atlas 2\.0\*[\s\S]*@docs-deputy can answer as deputy/,
      ),
    ]);
    await rehearsal.until(DAYS.one);
    expect(asked()).toHaveLength(1);
    await green(rehearsal, 'docs');
    await letEditsOut(rehearsal);
    expect(asked()).toEqual([
      expect.stringMatching(/Nobody of \*Docs\* had answered[\s\S]*Settled: Docs is green/),
    ]);
  });

  test('nobody is asked about a department that answers in time', async () => {
    rehearsal = await atlasAt(DAYS.two);
    await green(rehearsal, 'docs');
    await rehearsal.until(AFTERNOON);
    expect(asked()).toEqual([]);
  });
});

test('the deputy gets the question directly and answers as deputy', async () => {
  rehearsal = await atlasAt(AFTERNOON);
  const maya = rehearsal.slack.person('maya');
  const about = maya.inbox.filter((message) => maya.reads(message).includes('lead of Docs away'));
  const twice = [newest(about), newest(about)];
  await Promise.all(twice.map((message) => maya.clicks(message, 'Let the deputy answer')));
  await letEditsOut(rehearsal);
  expect(asked()).toEqual([expect.stringContaining('Settled: docs-deputy may answer for Docs, said maya')]);
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'answer_delegated')).toHaveLength(1);
  const deputy = rehearsal.slack.person('docs-deputy');
  expect(deputy.reads(questionFor('docs-deputy'))).toContain('You may answer for Docs in this release.');
  await deputy.clicks(questionFor('docs-deputy'), 'Green light');
  await rehearsal.bot.settle();
  expect(await light()).toMatchObject({ state: 'green', answer: { asDeputy: true } });
});

describe('somebody else answers', () => {
  const letsReader = async (until: string | null) => {
    const maya = await clicksAboutDocs('Somebody else answers');
    const day =
      until === null ? {} : { 'For how long?': 'Until a day, that day included', 'The last day': until };
    await maya.fills({ 'Who answers for Docs?': 'reader', ...day });
    return maya.submits();
  };

  test('until a day: it is on the card, counts, and ends with that day', async () => {
    rehearsal = await atlasAt(AFTERNOON);
    expect(await letsReader('2026-12-07')).toMatchObject({
      kind: 'errors',
      errors: { 'The last day': 'That day is over: choose today or later.' },
    });
    const maya = rehearsal.slack.person('maya');
    await maya.fills({ 'The last day': '2026-12-08' });
    await maya.submits();
    await letEditsOut(rehearsal);
    expect(asked()).toEqual([expect.stringContaining('Settled: reader may answer for Docs')]);
    expect(maya.reads(cardOf(rehearsal, 'docs'))).toContain('reader may answer too, until Tue 8 Dec.');
    expect(maya.reads(newest(maya.sees('#releases')))).toContain(
      '*reader* may answer for Docs until Tue 8 Dec, said maya',
    );
    const reader = rehearsal.slack.person('reader');
    expect(reader.reads(questionFor('reader'))).toContain('You may answer for Docs until Tue 8 Dec.');
    await rehearsal.until(DAYS.one);
    expect(inboxOf(rehearsal, 'reader').at(-1)).toContain(
      'docs-lead can answer for Docs about Atlas 2.0 now. You have nothing to do.',
    );
    expect(await refusalFor(reader, () => reader.clicks(cardOf(rehearsal, 'docs'), 'Green light'))).toMatch(
      /only the lead or a deputy of the department can do this[\s\S]*docs-lead or docs-deputy/,
    );
    expect(await light()).toMatchObject({ state: 'waiting' });
    expect((await auditOf(rehearsal)).filter(({ type }) => type === 'answer_delegated')).toHaveLength(1);
  });

  test('for this release: their green light counts like any other', async () => {
    rehearsal = await atlasAt(AFTERNOON);
    expect(await letsReader(null)).toMatchObject({ kind: 'closed' });
    await letEditsOut(rehearsal);
    await rehearsal.until(DAYS.one);
    const reader = rehearsal.slack.person('reader');
    await reader.clicks(questionFor('reader'), 'Green light');
    await letEditsOut(rehearsal);
    expect(await light()).toMatchObject({ state: 'green', answer: { by: { userId: reader.id } } });
    expect(reader.reads(cardOf(rehearsal, 'docs'))).toContain('*Green*: reader');
  });

  test('a guest cannot be chosen, and only the manager or an admin decides it', async () => {
    rehearsal = await atlasAt(AFTERNOON);
    const maya = await clicksAboutDocs('Somebody else answers');
    await maya.fills({ 'Who answers for Docs?': 'guest' });
    expect(await maya.submits()).toMatchObject({
      kind: 'errors',
      errors: { 'Who answers for Docs?': expect.stringContaining('no full member of this workspace') },
    });
    expect((await light())?.delegates).toEqual([]);
  });
});

test('where the lead is known to be away, it says who stands in, in vain, and asks for somebody else', async () => {
  rehearsal = await atlasAt('2026-12-01T09:00:00.000Z');
  await rehearsal.slack.person('docs-lead').types('#releases', '/release away 3 Dec 11 Dec');
  await rehearsal.until(AFTERNOON);
  const maya = rehearsal.slack.person('maya');
  const [about = ''] = inboxOf(rehearsal, 'maya').filter((text) => text.includes('Nobody answers for Docs'));
  expect(about).toContain('@docs-deputy stands in for @docs-lead, away until Fri 11 Dec.');
  expect(about).not.toContain('Let the deputy answer');
  expect(about).toContain('[Somebody else answers]');
  expect(maya.inbox.filter((message) => maya.reads(message).includes('lead of Docs away'))).toEqual([]);
});

test('a manager whose evening it is hears of it the next morning', async () => {
  const people = PEOPLE.map((person) => (person.name === 'maya' ? { ...person, tz: 'Asia/Tokyo' } : person));
  rehearsal = await atlasAt(AFTERNOON, {}, people);
  expect(asked()).toEqual([]);
  await rehearsal.until('2026-12-09T00:00:10.000Z');
  expect(asked()).toHaveLength(1);
});
