import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import { changeRelease } from '../../src/application/change-release.ts';
import type { Command, ItemValues } from '../../src/domain/command.ts';
import type { When } from '../../src/domain/contents/when.ts';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { anActor, leadOf } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  refusedCalls,
  releaseOf,
  runToAsk,
  standing,
  troubledRows,
} from '../support/steps.ts';
import { countingIds } from '../support/store.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

/** Maya changes the plan beside the bot, as the command line does. */
const planned = async (...commands: readonly Command[]): Promise<void> => {
  const { id } = await releaseOf(rehearsal);
  const opened = openDatabase({ url: rehearsal.database });
  const ids = countingIds(`beside-${rehearsal.slack.clock.now()}`);
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

const docsLead = { userId: leadOf('docs'), name: 'docs-lead' };
const at = (date: string, time: string | null = null): When => ({
  kind: 'fixed',
  date,
  until: null,
  time,
  zone: null,
});
const milestone = (
  what: string,
  when: When,
  owner: ItemValues<'milestones'>['owner'] = docsLead,
): ItemValues<'milestones'> => ({ what, when, owner });

/** The newest message of a person's inbox that says this, as they read it. */
const about = (person: PersonDriver, words: string): string =>
  person.reads(newest(person.inbox.filter((each) => person.reads(each).includes(words))));

test('a milestone is named on its morning, done with one tap, and named once more when it is late', async () => {
  rehearsal = await rehearse();
  const maya = await runToAsk(rehearsal, { departments: ['Docs'] });
  const docs = rehearsal.slack.person('docs-lead');
  // Beside these the lead is asked and reminded of the light.
  const boards = () => docs.inbox.filter((each) => docs.reads(each).includes('*Atlas 2.0*:'));
  await planned({
    type: 'add_items',
    part: 'milestones',
    items: [
      milestone('Freeze the *words*', at('2026-12-04')),
      milestone('Send them to <https://evil.example|translation>', at('2026-12-04', '15:00')),
      milestone('Test on a train', at('2026-12-04'), { userId: null, name: 'Test Manager' }),
    ],
  });
  await rehearsal.until('2026-12-04T07:59:00.000Z');
  expect(boards()).toEqual([]);

  // Nine in the morning where the lead is.
  await rehearsal.until('2026-12-04T08:00:30.000Z');
  expect(boards()).toHaveLength(1);
  const board = newest(boards());
  expect(docs.reads(board)).toContain('*Atlas 2.0*: 2 milestones of yours on *Fri 4 Dec*.');
  expect(docs.reads(board)).toContain('Freeze the *words*');
  expect(docs.reads(board)).toMatch(/At .*15:00/);
  expect(docs.reads(board)).not.toContain('train');
  await letEditsOut(rehearsal);
  const card = () => about(maya, 'The card is in');
  expect(card()).toContain('*Due today, and nobody is told*: Test on a train (Test Manager).');

  await docs.clicks(board, 'Done', { nth: 0 });
  await letEditsOut(rehearsal);
  expect(docs.reads(board)).toContain('Done: Freeze the *words*');
  expect(docs.reads(board).match(/\[+Done\]+/g)).toHaveLength(1);
  expect(boards()).toHaveLength(1);
  await docs.clicks(board, 'Not done after all');
  await letEditsOut(rehearsal);
  expect(docs.reads(board)).not.toContain('Done: Freeze');
  expect(docs.reads(board).match(/\[+Done\]+/g)).toHaveLength(2);
  await docs.clicks(board, 'Done', { nth: 0 });
  await letEditsOut(rehearsal);
  expect(docs.reads(board)).toContain('Done: Freeze the *words*');
  const [record] = (await auditOf(rehearsal)).filter(({ type }) => type === 'item_changed');
  expect(record?.data).toMatchObject({ part: 'milestones', change: 'finished' });

  // Nothing comes on the weekend.
  await rehearsal.until('2026-12-07T07:59:00.000Z');
  expect(boards()).toHaveLength(1);
  await rehearsal.until('2026-12-07T08:01:00.000Z');
  expect(boards()).toHaveLength(2);
  const late = newest(boards());
  expect(docs.reads(late)).toContain('*Atlas 2.0*: 1 milestone of yours is *overdue*.');
  expect(docs.reads(late)).toContain('It was due on Fri 4 Dec.');
  expect(card()).toContain('*2 milestones are overdue*:');
  expect(card()).toContain('Test on a train (Test Manager, Fri 4 Dec)');

  const own = newest(maya.inbox.filter((message) => maya.reads(message).includes('are overdue')));
  await maya.clicks(own, 'Open the milestones');
  expect(maya.modal?.text).toContain('Test on a train');
  await maya.closes();

  await docs.clicks(late, 'Done');
  await letEditsOut(rehearsal);
  expect(docs.reads(late)).toContain('All done. Thank you.');
  expect(card()).toContain('*1 milestone is overdue*: Test on a train');
  await rehearsal.until('2026-12-08T10:00:00.000Z');
  expect(boards()).toHaveLength(2);
});

test('who looks after it after the launch, and where users learn it, stands on the card and in the announcement', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal, { departments: ['Docs'] });
  const watch = (name: string, userId: string | null, starts: When, ends: When) =>
    ({ owner: { userId, name }, starts, ends }) as const;
  await planned(
    {
      type: 'add_items',
      part: 'watch',
      items: [
        watch('docs-lead', docsLead.userId, at('2026-12-10', '14:00'), at('2026-12-11', '10:00')),
        watch('The night desk', null, at('2026-12-11', '10:00'), at('2026-12-13', '10:00')),
      ],
    },
    {
      type: 'add_items',
      part: 'education',
      items: [
        {
          what: 'Boards in ten minutes',
          side: 'users',
          form: 'article',
          owner: null,
          when: null,
          link: 'https://example.com/boards',
        },
        {
          what: 'Demo for us',
          side: 'inside',
          form: 'demo',
          owner: null,
          when: null,
          link: 'https://example.com/inside',
        },
      ],
    },
  );
  const maya = rehearsal.slack.person('maya');
  const card = () => {
    const cards = rehearsal.slack.channel('#releases').topLevel.map((each) => maya.reads(each));
    return cards.findLast((text) => text.includes('Release manager')) ?? '';
  };
  await letEditsOut(rehearsal);
  expect(card()).toMatch(/\*Hyper-care from the launch on\*: docs-lead until .*10:00/);
  expect(card()).not.toContain('@docs-lead');

  await green(rehearsal, 'docs');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await letEditsOut(rehearsal);
  const announcement = maya.reads(newest(rehearsal.slack.channel('#announcements').topLevel));
  expect(announcement).toContain('Boards in ten minutes');
  expect(announcement).not.toContain('Demo for us');
  expect(announcement).toMatch(/\*Hyper-care\*: @docs-lead until .*10:00, The night desk until/);
  expect(card()).toMatch(/\*Hyper-care\*: @docs-lead until/);

  // The next one takes over, and the card says so without anybody doing anything.
  await rehearsal.until('2026-12-11T09:01:00.000Z');
  expect(card()).toMatch(/\*Hyper-care\*: The night desk until/);
  await rehearsal.until('2026-12-13T09:01:00.000Z');
  expect(card()).not.toContain('Hyper-care');
  expect(standing(rehearsal).filter(({ text }) => text.includes('milestone'))).toEqual([]);
});
