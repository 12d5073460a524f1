import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import { changeRelease } from '../../src/application/change-release.ts';
import type { Command } from '../../src/domain/command.ts';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { aDepartment, anActor, someSettings } from '../support/builders.ts';
import { inThread } from '../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  plan,
  pressStart,
  refusedCalls,
  releaseOf,
  runToAsk,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../support/steps.ts';
import { countingIds } from '../support/store.ts';

/** Seven working days after the launch, at ten in Berlin, and the seconds in which the messages arrive. */
const LOOK_BACK = '2026-12-21T09:00:05.000Z';

let rehearsal: Rehearsal;
let maya: PersonDriver;
let reader: PersonDriver;

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('support')] }),
  });
  maya = await runToAsk(rehearsal);
  reader = rehearsal.slack.person('reader');
  await green(rehearsal, 'docs');
  await green(rehearsal, 'support');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await rehearsal.until(LOOK_BACK);
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const afterCard = () => newest(maya.inbox.filter(({ text }) => text.includes('after the launch')));
const board = () => inThread(rehearsal, 'Look back at Atlas 2.0');

const writes = async (
  who: PersonDriver,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> => {
  await who.clicks(board(), 'Add your points');
  await who.fills(fields);
  expect(await who.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
};

/** Clicks in the window that is open. */
const inWindow = async (who: PersonDriver, wanted: string, nth?: number): Promise<void> => {
  if (who.modal === null) throw new Error('No window is open.');
  await who.clicks(who.modal, wanted, nth === undefined ? {} : { nth });
  await rehearsal.bot.settle();
};

/** Maya changes the plan beside the bot, as the command line does. */
const besides = async (commands: readonly Command[]): Promise<void> => {
  const { id } = await releaseOf(rehearsal, 'borealis-1.0');
  const opened = openDatabase({ url: rehearsal.database });
  const ids = countingIds('beside');
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

const submits = async (who: PersonDriver, fields: Readonly<Record<string, string>>): Promise<void> => {
  await who.fills(fields);
  expect(await who.submits()).toMatchObject({ kind: 'closed' });
  await letEditsOut(rehearsal);
};

test('prepared from the record, written to, voted on and held: its minutes stand in the thread', async () => {
  const seen = reader.reads(board());
  expect(seen).toContain('on the day that was planned first');
  expect(seen).toContain('Lights, from the question to the answer');
  expect(seen).toContain('Docs: within an hour');
  const docs = rehearsal.slack.person('docs-lead');
  await writes(docs, {
    'What went well?': 'Everybody answered\nNobody panicked',
    'What puzzles you?': 'Why Thursday?',
  });
  await writes(reader, { 'What did not go well?': 'The build came late' });
  await docs.clicks(board(), 'Read and vote');
  expect(docs.modal?.text).toContain('The build came late · reader');
  expect(docs.modal?.text).not.toContain('(no name)');
  expect(docs.modal?.text).toContain('Name up to 3 points that matter most: 3 left.');
  for (let votes = 0; votes < 3; votes++) await inWindow(docs, 'Matters', 0);
  expect(docs.modal?.text).toContain('You named your 3 points.');
  await inWindow(docs, '✓ Matters', 0);
  expect(docs.modal?.text).toContain('1 left.');
  expect(docs.modal?.text).not.toContain('It was held');
  await docs.closes();

  await maya.clicks(board(), 'Read and vote');
  await inWindow(maya, 'Note an action');
  await submits(maya, {
    'What is to be done?': 'Freeze the build a day earlier',
    'Who does it?': 'docs-lead',
    'Until when?': '2027-01-15',
  });
  expect(maya.modal?.text).toContain('Freeze the build a day earlier · docs-lead');
  await inWindow(maya, 'Keep a lesson');
  await submits(maya, { 'What did you learn?': 'A late build costs a day.' });
  expect(maya.modal?.text).toContain('A late build costs a day.');
  await inWindow(maya, 'It was held');
  expect(maya.modal?.text).toContain('It was held, says maya.');
  await letEditsOut(rehearsal);
  const minutes = reader.reads(inThread(rehearsal, 'held, says maya'));
  for (const said of [' · 1 vote', 'Freeze the build a day earlier', 'A late build costs a day.']) {
    expect(minutes).toContain(said);
    expect(minutes).not.toContain('(no name)');
  }
  expect(reader.reads(board())).not.toContain('Add your points');
  expect((await releaseOf(rehearsal)).after.lookBack).toMatchObject({ how: 'held', by: { name: 'maya' } });
  const types = (await auditOf(rehearsal)).map(({ type }) => type);
  expect(types.filter((type) => ['retro_held', 'lesson_kept', 'note_taken'].includes(type))).toHaveLength(3);
});

test('without a name nobody reads it before three people wrote so, and no vote is counted for what is hidden', async () => {
  const nameless = { 'What did not go well?': 'Nobody listened', 'Your name': ['Add without my name'] };
  await writes(reader, nameless);
  await writes(rehearsal.slack.person('docs-lead'), nameless);
  await maya.types('#releases', '/release retro atlas');
  expect(maya.modal?.text).toContain('2 points without a name: kept back until 3 people wrote some');
  expect(maya.modal?.text).not.toContain('Nobody listened');
  await maya.closes();
  await writes(rehearsal.slack.person('support-lead'), nameless);
  await maya.types('#releases', '/release retro atlas');
  expect(maya.modal?.text).toContain('Nobody listened · without a name');
});

test('only the manager ends it, with a reason where there is none; afterwards nobody adds', async () => {
  const old = structuredClone(board());
  await maya.clicks(board(), 'Read and vote');
  await inWindow(maya, 'No look back');
  await submits(maya, { 'Why is there none?': 'Two lines of change.' });
  expect(maya.modal?.text).toContain('There is no look back, says maya: Two lines of change.');
  await letEditsOut(rehearsal);
  expect(reader.reads(inThread(rehearsal, 'There is no look back'))).toContain('Two lines of change.');
  const seen = whisperCount(rehearsal, reader);
  await reader.clicks(old, 'Add your points');
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain('is over, says maya');
  expect(reader.modal).toBeNull();
});

test('the manager finds it beside closing; a guest is told who can', async () => {
  expect(maya.reads(afterCard())).toContain(
    '[Read and vote] [We looked back] [No look back] [Close the release]',
  );
  await maya.clicks(afterCard(), 'Read and vote');
  expect(maya.modal?.text).toContain('What people wrote');
  await maya.closes();
  const guest = rehearsal.slack.person('guest');
  const seen = whisperCount(rehearsal, guest);
  await guest.clicks(board(), 'Add your points');
  expect(await toldPrivately(rehearsal, guest, { seen })).toContain('A full member of this workspace');
});

test('the next release proposes its lessons, and its kick-off carries what was promised', async () => {
  await maya.types('#releases', '/release retro atlas');
  await inWindow(maya, 'Keep a lesson');
  await submits(maya, { 'What did you learn?': 'A late build costs a day.' });
  await inWindow(maya, 'Keep a lesson');
  await submits(maya, { 'What did you learn?': 'Support needs two days to read.' });
  await inWindow(maya, 'Note an action');
  await submits(maya, {
    'What is to be done?': 'Freeze the build a day earlier',
    'Who does it?': 'docs-lead',
    'Until when?': '2027-01-29',
  });
  await inWindow(maya, 'It was held');
  await maya.closes();
  expect(maya.reads(afterCard())).toContain('*Look back*: held, said maya.');
  await maya.clicks(afterCard(), 'Close the release');
  await maya.fills({
    'What does the measure say now?': '812 boards',
    'Is the goal reached?': 'Reached',
    'What came of it?': 'Good',
    'What did we learn?': 'A late build costs a day.',
  });
  await maya.submits();
  await rehearsal.bot.settle();

  await plan(rehearsal, { title: 'Borealis 1.0', date: '2027-01-28' });
  const card = () => newest(maya.inbox.filter(({ text }) => text.includes('Borealis 1.0')));
  expect(maya.reads(card())).toContain('2 lessons of earlier releases fit this plan.');
  await maya.clicks(card(), 'Look at them');
  expect(maya.modal?.text).toContain('A risk, from Atlas 2.0.');
  await inWindow(maya, 'Leave it out', 0);
  await inWindow(maya, 'In other words');
  await submits(maya, { 'What does it mean for Borealis 1.0?': 'Freeze on Monday.' });
  await letEditsOut(rehearsal);
  expect(maya.modal?.text).toContain('You looked at all of them.');
  await maya.closes();
  await letEditsOut(rehearsal);
  expect(maya.reads(card())).not.toContain('Learnt before');
  const { plan: planned } = await releaseOf(rehearsal, 'borealis-1.0');
  expect(planned.contents.risks).toMatchObject([{ what: 'Freeze on Monday.' }]);
  const seen = whisperCount(rehearsal, maya);
  await maya.types('#releases', '/release lessons');
  const list = await toldPrivately(rehearsal, maya, { seen });
  expect(list).toContain('2 lessons');
  expect(list).toContain('left out once');

  await besides([
    {
      type: 'add_items',
      part: 'meetings',
      items: [
        {
          kind: 'kick_off',
          when: { kind: 'fixed', date: '2026-12-23', until: null, time: '12:00', zone: null },
          lasts: '30m',
          repeats: '',
          where: 'writing',
          link: '',
          departments: [],
        },
      ],
    },
  ]);
  await pressStart(maya, card());
  await rehearsal.until('2026-12-23T10:00:05.000Z');
  const agenda = () => inThread(rehearsal, 'Kick-off');
  expect(reader.reads(agenda())).toContain(
    'Still to do, from the look back at Atlas 2.0*: Freeze the build a day earlier',
  );
  await rehearsal.slack.person('docs-lead').clicks(agenda(), 'Done');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(reader.reads(agenda())).not.toContain('Freeze the build a day earlier');
});
