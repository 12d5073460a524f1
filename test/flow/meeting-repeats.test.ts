import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import { someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  standing,
  start,
  troubledRows,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

/** Maya opens the list of meetings of her plan, and in it the form of another. */
const opensForm = async () => {
  const maya = rehearsal.slack.person('maya');
  const card = newest(maya.inbox.filter(({ blocks }) => JSON.stringify(blocks).includes('The plan in full')));
  await maya.clicks(card, 'The plan in full');
  const row = buttonsOf(maya.modal?.blocks ?? []).find(
    ({ actionId, value = '' }) => actionId === 'contents.open' && value.includes('meetings'),
  );
  if (maya.modal === null || row?.value === undefined) throw new Error('No list of meetings.');
  await maya.clicks(maya.modal, 'contents.open', { value: row.value });
  if (maya.modal === null) throw new Error('No list opened.');
  await maya.clicks(maya.modal, 'contents.add');
  return maya;
};

const calendar = async (path: string) => {
  const text = await (await fetch(`${rehearsal.url()}${path}`)).text();
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((entry) => ({
    uid: new ICAL.Event(entry).uid,
    from: new ICAL.Event(entry).startDate.toJSDate().toISOString(),
    dates: entry.getAllProperties('rdate').length,
    status: String(entry.getFirstPropertyValue('status')),
  }));
};

test('a status meeting that repeats: said in words, asked and read each time, one entry of the calendar', async () => {
  rehearsal = await rehearse({
    env: { PUBLIC_URL: 'https://greenlight.example' },
    settings: someSettings(),
  });
  await plan(rehearsal, { departments: ['Docs', 'Sales'] });
  await start(rehearsal);
  await letEditsOut(rehearsal);
  const maya = await opensForm();
  const fields = { when: '2026-11-24 10:00', 'lasts+where': '15 minutes: In a huddle' };
  await maya.fills({ ...fields, repeats: 'weekly' });
  expect(JSON.stringify(await maya.submits())).toContain('Write how often, as in \\"every Monday\\"');
  await maya.fills({ repeats: 'Every tuesday' });
  await maya.submits();
  await rehearsal.bot.settle();
  if (maya.modal !== null) await maya.closes(true);
  await letEditsOut(rehearsal);

  const docs = rehearsal.slack.person('docs-lead');
  const invitation = () =>
    newest(docs.inbox.filter((each) => docs.reads(each).includes('Meetings of *Atlas 2.0*')));
  expect(docs.reads(invitation())).toContain('repeats every Tuesday until the launch');
  const [, path = ''] =
    /greenlight\.example(\/calendar\/[0-9a-z-]+\.ics)/.exec(JSON.stringify(invitation().blocks)) ?? [];
  const [entry, ...others] = await calendar(path);
  expect(others).toEqual([]);
  // 24 November, 1 and 8 December; the launch is on the 10th.
  expect(entry).toMatchObject({ from: '2026-11-24T09:00:00.000Z', dates: 3, status: 'CONFIRMED' });

  // Nothing is open: the first cancels itself, and takes nothing else with it.
  await rehearsal.until('2026-11-24T09:00:30.000Z');
  await letEditsOut(rehearsal);
  const { meetings } = await releaseOf(rehearsal);
  expect(meetings.map(({ at, cancelled }) => `${at.slice(0, 10)} ${cancelled?.why ?? 'is on'}`)).toEqual([
    '2026-11-24 nothing_to_discuss',
    '2026-12-01 is on',
    '2026-12-08 is on',
  ]);
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'meeting_planned')).toHaveLength(1);
  expect(await calendar(path)).toMatchObject([
    { uid: entry?.uid, from: '2026-12-01T09:00:00.000Z', status: 'CONFIRMED' },
  ]);
  expect(docs.reads(invitation())).toContain('Tuesday until the launch');
  // One question to a department before each, and never beside another.
  await rehearsal.until('2026-12-01T08:00:30.000Z');
  const reader = rehearsal.slack.person('reader');
  const asked = (name: string) =>
    rehearsal.slack.channel(name).topLevel.filter((each) => reader.reads(each).includes('on track for'));
  expect(asked('#docs').length).toBeLessThanOrEqual(2);
  const offers = standing(rehearsal).filter((each) => reader.reads(each).includes('this meeting was moved'));
  expect(offers).toEqual([]);
});
