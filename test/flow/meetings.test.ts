import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import { changeRelease } from '../../src/application/change-release.ts';
import type { Command, ItemValues } from '../../src/domain/command.ts';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { anActor, MAYA, someSettings } from '../support/builders.ts';
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
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../support/steps.ts';
import { countingIds } from '../support/store.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const PUBLIC_URL = 'https://greenlight.example';

/** Each connection beside the bot has names of its own. */
let connections = 0;

/** Maya changes the plan beside the bot, as the command line does. */
const changed = async (...commands: readonly Command[]): Promise<void> => {
  const { id } = await releaseOf(rehearsal);
  const opened = openDatabase({ url: rehearsal.database });
  const ids = countingIds(`beside-${++connections}`);
  const store = createStore({ db: opened.db, ids, bootId: 'beside' });
  const now = () => new Date(rehearsal.slack.clock.now()).toISOString();
  const house = { store, ids, clock: { now, monotonicMs: () => 0 }, nudge: () => undefined };
  for (const command of commands) {
    expect(await changeRelease(house, { actor: anActor(), key: null }, id, command)).toMatchObject({
      ok: true,
    });
  }
  await opened.close();
  await rehearsal.bot.settle();
};

/** Tuesday a week later at ten in Berlin, half an hour. */
const STATUS: ItemValues<'meetings'> = {
  kind: 'status',
  when: { kind: 'fixed', date: '2026-11-24', until: null, time: '10:00', zone: null },
  lasts: '30m',
  where: 'huddle',
  link: '',
  departments: [],
};

const meeting = (values: Partial<ItemValues<'meetings'>> = {}): Command => ({
  type: 'add_items',
  part: 'meetings',
  items: [{ ...STATUS, ...values }],
});

const startedWith = async (
  env: Readonly<Record<string, string>> = {},
  settings = someSettings(),
): Promise<PersonDriver> => {
  rehearsal = await rehearse({ env, settings });
  await plan(rehearsal, { departments: ['Docs', 'Sales'] });
  await start(rehearsal);
  await changed(meeting());
  await letEditsOut(rehearsal);
  return rehearsal.slack.person('maya');
};

const inThread = (words: string): PracticeMessage[] => {
  const reader = rehearsal.slack.person('reader');
  return standing(rehearsal).filter(
    (message) => message.threadTs !== undefined && reader.reads(message).includes(words),
  );
};

const inInbox = (person: PersonDriver, words: string): PracticeMessage =>
  newest(person.inbox.filter((message) => person.reads(message).includes(words)));

const inChannel = (name: string, words: string): PracticeMessage[] => {
  const reader = rehearsal.slack.person('reader');
  return rehearsal.slack.channel(name).topLevel.filter((message) => reader.reads(message).includes(words));
};

/** Docs says that the date is fine; Sales says nothing. */
const docsAnswersAboutDate = async (): Promise<void> => {
  const docs = rehearsal.slack.person('docs-lead');
  const card = newest(
    rehearsal.slack.channel('#docs').topLevel.filter(({ blocks }) => buttonsOf(blocks).length > 0),
  );
  await docs.clicks(card, 'Date is fine');
  await rehearsal.bot.settle();
};

const calendarPath = (person: PersonDriver): string => {
  const message = inInbox(person, 'Meetings of *Atlas 2.0*');
  const [, path = ''] =
    /https:\/\/greenlight\.example(\/calendar\/[0-9a-z-]+\.ics)/.exec(JSON.stringify(message.blocks)) ?? [];
  return path;
};

const calendarAt = async (path: string) => {
  const response = await fetch(`${rehearsal.url()}${path}`);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  return calendar.getAllSubcomponents('vevent').map((entry) => ({
    from: new ICAL.Event(entry).startDate.toJSDate().toISOString(),
    sequence: new ICAL.Event(entry).sequence,
    status: String(entry.getFirstPropertyValue('status')),
  }));
};

test('asked in writing, an agenda of exceptions, and with nothing left the meeting gives the time back', async () => {
  const maya = await startedWith({ PUBLIC_URL });
  const docs = rehearsal.slack.person('docs-lead');
  expect(maya.reads(inInbox(maya, 'Meetings of'))).toContain('A file that you download is a copy');
  expect(docs.reads(inInbox(docs, 'Meetings of'))).toContain('*Status meeting*');
  expect(inThread('Meetings of *Atlas 2.0*')).toHaveLength(1);
  const path = calendarPath(docs);
  expect(await calendarAt(path)).toEqual([
    { from: '2026-11-24T09:00:00.000Z', sequence: 0, status: 'CONFIRMED' },
  ]);
  await docsAnswersAboutDate();

  // Monday at ten: Sales still owes an answer about the date, and is asked nothing else.
  await rehearsal.until('2026-11-23T09:00:30.000Z');
  expect(inChannel('#sales', 'on track for')).toEqual([]);
  const [question, ...others] = inChannel('#docs', 'on track for');
  if (question === undefined) throw new Error('Docs was not asked.');
  expect(others).toEqual([]);
  await docs.clicks(question, 'At risk');
  await letEditsOut(rehearsal);
  expect(inThread('*Docs*: at risk. docs-lead')).toHaveLength(1);
  expect(JSON.stringify(newest(inChannel('#releases', 'Atlas 2.0')).blocks)).toContain('Docs at risk');

  // An hour before: what is open, with who sees to it, and nothing that is not.
  await rehearsal.until('2026-11-24T08:00:30.000Z');
  const agenda = newest(inThread('*Status meeting* of *Atlas 2.0*'));
  expect(maya.reads(agenda)).toContain('*Docs* is at risk');
  expect(maya.reads(agenda)).toContain('1 point');
  expect(maya.inbox.filter((each) => maya.reads(each).includes('Nothing is open'))).toEqual([]);

  // Then nothing is: the manager may give the time back.
  await docs.clicks(newest(inChannel('#docs', 'on track for')), 'Change to: on track');
  await letEditsOut(rehearsal);
  const offer = inInbox(maya, 'Nothing is open for the status meeting');
  await maya.clicks(offer, 'Cancel it, everybody gets the time back');
  await letEditsOut(rehearsal);
  expect(inThread('*Cancelled*: Status meeting')).toHaveLength(1);
  expect(maya.reads(inInbox(maya, 'Nothing is open'))).toContain('everybody got the time back');
  // Whoever kept the time free hears of it by a message of its own; the manager did it.
  const heard = docs.inbox.filter((each) => docs.reads(each).includes('*Cancelled*: the status meeting'));
  expect(heard.map((each) => docs.reads(each))).toEqual([
    expect.stringMatching(/of \*Atlas 2\.0\*, .*10:00.*\. Nothing is open, and you get the time back\./),
  ]);
  expect(maya.inbox.filter((each) => maya.reads(each).includes('*Cancelled*: the status'))).toEqual([]);
  expect(buttonsOf(inInbox(maya, 'Nothing is open').blocks)).toEqual([]);
  expect(await calendarAt(path)).toEqual([
    { from: '2026-11-24T09:00:00.000Z', sequence: 1, status: 'CANCELLED' },
  ]);

  // Its time comes, and nothing more is said of it.
  const count = standing(rehearsal).length;
  await rehearsal.until('2026-11-24T10:00:00.000Z');
  expect(standing(rehearsal)).toHaveLength(count);
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'meeting_cancelled')).toHaveLength(1);
});

test('nobody answers the offer: without an agenda there is no meeting', async () => {
  const maya = await startedWith();
  await rehearsal.until('2026-11-24T08:00:30.000Z');
  expect(inInbox(maya, 'Nothing is open for the status meeting')).toBeDefined();
  await rehearsal.until('2026-11-24T09:00:30.000Z');
  expect(inThread('*Cancelled*: Status meeting')).toHaveLength(1);
  const sales = rehearsal.slack.person('sales-lead');
  await letEditsOut(rehearsal);
  expect(sales.reads(inInbox(sales, '*Cancelled*: the status meeting'))).toContain('you get the time back');
  const [meetings] = [(await releaseOf(rehearsal)).meetings];
  expect(meetings).toMatchObject([{ cancelled: { by: { name: 'Greenlight' } } }]);
});

test('after a hand-over only the new manager is asked about it', async () => {
  const maya = await startedWith({}, someSettings({ releaseManagers: [MAYA.userId, 'U0ADMIN'] }));
  await rehearsal.until('2026-11-24T08:00:30.000Z');
  const offer = inInbox(maya, 'Nothing is open for the status meeting');
  await changed({ type: 'hand_over', to: { userId: 'U0ADMIN', name: 'admin' } });
  await letEditsOut(rehearsal);
  expect(maya.reads(offer)).toContain('is managed by admin now');
  expect(buttonsOf(offer.blocks)).toEqual([]);
  const admin = rehearsal.slack.person('admin');
  expect(admin.reads(inInbox(admin, 'Nothing is open for the status meeting'))).toContain('Hold it anyway');
});

test('held all the same; the question ends with its beginning, and nothing is noted: no minutes', async () => {
  const maya = await startedWith();
  await docsAnswersAboutDate();
  await rehearsal.until('2026-11-24T08:00:30.000Z');
  await maya.clicks(inInbox(maya, 'Nothing is open'), 'Hold it anyway');
  await rehearsal.until('2026-11-24T10:00:00.000Z');
  expect(inThread('*Cancelled*')).toEqual([]);
  expect(inThread('Minutes:')).toEqual([]);
  const question = newest(inChannel('#docs', 'on track for'));
  expect(maya.reads(question)).toContain('The meeting has begun without an answer.');
  expect(buttonsOf(question.blocks)).toEqual([]);
});

test('decisions and actions noted from the thread become minutes, an agenda item and a reminder with Done', async () => {
  const maya = await startedWith();
  const { slack } = rehearsal;
  await changed(
    meeting({ when: { kind: 'fixed', date: '2026-12-01', until: null, time: '10:00', zone: null } }),
  );
  await rehearsal.until('2026-11-24T08:00:30.000Z');
  await maya.clicks(inInbox(maya, 'Nothing is open'), 'Hold it anyway');
  await rehearsal.until('2026-11-24T09:05:00.000Z');
  const card = newest(inChannel('#releases', 'Atlas 2.0'));
  const said = maya.says(
    '#releases',
    'We ship without *themes*, and <@U0LSALES> writes to the bank',
    card.ts,
  );

  const seen = whisperCount(rehearsal, maya);
  await maya.shortcut('note.decision', said);
  expect(maya.modal?.title).toBe('Note a decision');
  await maya.fills({ 'What was decided?': 'We ship without <themes>.' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  expect(await toldPrivately(rehearsal, maya, { seen })).toContain('*Atlas 2.0*: Noted.');

  await maya.shortcut('note.action', said);
  await maya.fills({ 'What is to be done?': 'Write to the bank', 'Who does it?': 'sales-lead' });
  expect(await maya.submits()).toMatchObject({ kind: 'errors' });
  await maya.fills({ 'Until when?': '2026-11-27' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await letEditsOut(rehearsal);
  expect(inThread('*Action*, sales-lead, by Fri 27 Nov. Noted by maya')).toHaveLength(1);

  // A quarter of an hour after its end: the minutes, in which everything stands.
  await rehearsal.until('2026-11-24T09:45:30.000Z');
  const [minutes, ...rest] = inThread('Minutes: *Status meeting*');
  if (minutes === undefined) throw new Error('No minutes.');
  expect(rest).toEqual([]);
  const words = maya.reads(minutes);
  expect(words).toContain('We ship without');
  expect(words).toContain('Write to the bank');

  // On its day, in the morning of whoever promised it.
  const sales = slack.person('sales-lead');
  await rehearsal.until('2026-11-27T07:59:00.000Z');
  const before = sales.inbox.length;
  await rehearsal.until('2026-11-27T08:00:30.000Z');
  expect(sales.inbox).toHaveLength(before + 1);
  expect(sales.reads(newest(sales.inbox))).toContain(
    'You do this for *Atlas 2.0*: Write to the bank. By Fri 27 Nov.',
  );

  // Not done: each working day once more, and in the next agenda.
  await rehearsal.until('2026-11-30T08:00:30.000Z');
  expect(sales.inbox).toHaveLength(before + 2);
  expect(sales.reads(newest(sales.inbox))).toContain('*Overdue* since Fri 27 Nov.');
  await rehearsal.until('2026-12-01T08:00:30.000Z');
  expect(maya.reads(newest(inThread('*Still to do*: Write to the bank')))).toContain('1 point');

  await sales.clicks(newest(sales.inbox), 'Done');
  await letEditsOut(rehearsal);
  expect(sales.reads(newest(sales.inbox))).toContain('Nothing is open any more.');
  expect(inThread('*Done*, says sales-lead')).toHaveLength(1);
  const count = sales.inbox.length;
  await rehearsal.until('2026-12-02T10:00:00.000Z');
  // Nothing is left for the meeting, and that is all that is said.
  expect(sales.inbox).toHaveLength(count + 1);
  expect(sales.reads(newest(sales.inbox))).toContain('*Cancelled*: the status meeting');
});

test('at another time everybody who is invited hears of it, in writing nobody keeps any', async () => {
  const maya = await startedWith();
  const docs = rehearsal.slack.person('docs-lead');
  const of = (words: string) => docs.inbox.filter((each) => docs.reads(each).includes(words));
  const [held] = (await releaseOf(rehearsal)).plan.contents.meetings;
  if (held === undefined) throw new Error('No meeting.');
  const put = (values: Partial<ItemValues<'meetings'>>): Command => ({
    type: 'put_item',
    part: 'meetings',
    itemId: held.id,
    values: { ...STATUS, ...values },
  });
  await changed(put({ when: { kind: 'fixed', date: '2026-11-25', until: null, time: '09:30', zone: null } }));
  await letEditsOut(rehearsal);
  expect(of('*Another time*').map((each) => docs.reads(each))).toEqual([
    expect.stringMatching(/the status meeting of \*Atlas 2\.0\* is .*, in a huddle\. It was planned for /),
  ]);
  expect(maya.inbox.filter((each) => maya.reads(each).includes('*Another time*'))).toEqual([]);

  // Another place is no other time; and what is held in writing may be cancelled without a word to anybody.
  await changed(
    put({
      when: { kind: 'fixed', date: '2026-11-25', until: null, time: '09:30', zone: null },
      where: 'writing',
    }),
  );
  await changed({ type: 'remove_item', part: 'meetings', itemId: held.id });
  await letEditsOut(rehearsal);
  expect([of('*Another time*').length, of('*Cancelled*: the status').length]).toEqual([1, 0]);
});

test('what is noted between two meetings stands in the minutes of the second', async () => {
  const maya = await startedWith();
  await changed(
    meeting({ when: { kind: 'fixed', date: '2026-12-01', until: null, time: '10:00', zone: null } }),
  );
  await rehearsal.until('2026-11-24T08:00:30.000Z');
  await maya.clicks(inInbox(maya, 'Nothing is open'), 'Hold it anyway');
  const card = newest(inChannel('#releases', 'Atlas 2.0'));
  const note = async (words: string): Promise<void> => {
    await maya.shortcut('note.decision', maya.says('#releases', words, card.ts));
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    await rehearsal.bot.settle();
  };
  await note('No themes.');
  await rehearsal.until('2026-11-24T10:00:00.000Z');
  await rehearsal.until('2026-11-26T10:00:00.000Z');
  await note('Two prices.');
  await rehearsal.until('2026-12-01T08:00:30.000Z');
  await maya.clicks(inInbox(maya, 'Nothing is open'), 'Hold it anyway');
  await rehearsal.until('2026-12-01T10:00:00.000Z');
  const minutes = inThread('Minutes: *Status meeting*').map((each) => maya.reads(each));
  expect(minutes).toEqual([expect.stringContaining('No themes.'), expect.stringContaining('Two prices.')]);
  expect(minutes[1]).not.toContain('No themes.');
});

test('where nothing is reachable from outside, the message says how to get the file', async () => {
  const maya = await startedWith();
  expect(maya.reads(inInbox(maya, 'Meetings of'))).toContain('greenlight calendar atlas-2.0');
  expect((await fetch(`${rehearsal.url()}/calendar/${'a'.repeat(64)}.ics`)).status).toBe(404);
});
