import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  allGreen,
  letEditsOut,
  mentionsBy,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  runToAsk,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const shown = (): Promise<void> => letEditsOut(rehearsal);

const inbox = (person: PersonDriver, words: string): PracticeMessage =>
  newest(person.inbox.filter((message) => person.reads(message).includes(words)));

const releaseCard = (): PracticeMessage => {
  const { topLevel } = rehearsal.slack.channel('#releases');
  return newest(topLevel.filter(({ blocks }) => buttonsOf(blocks).length > 0));
};

const SHORTCUT = 'blocker.raise';

test('from a message: its words and address go along, a person solves it, and whoever raised it confirms', async () => {
  rehearsal = await rehearse();
  const maya = await runToAsk(rehearsal);
  const { slack } = rehearsal;
  const reader = slack.person('reader');
  const deputy = slack.person('eng-deputy');
  const said = reader.says(
    '#docs',
    '*Payments* fail since noon, see <https://status.example/7|the page>, <@U0MAYA> &amp; all',
  );

  expect((await reader.shortcut(SHORTCUT, said)).status).toBe(200);
  expect(reader.modal?.title).toBe('Something is in the way');
  // The only release of this department's channel is chosen already, and what was said stands there without marks.
  await reader.fills({ 'Or which person?': 'eng-deputy' });
  expect(await reader.submits()).toMatchObject({ kind: 'closed' });
  expect(await toldPrivately(rehearsal, reader)).toContain(
    'Raised for *Atlas 2.0*. eng-deputy is asked now, and maya, the release manager, knows of it.',
  );
  const [blocker] = (await releaseOf(rehearsal)).blockers;
  expect(blocker).toMatchObject({
    departmentId: null,
    text: 'Payments fail since noon, see the page, @maya & all',
    severity: 'stops',
    solver: { kind: 'person', name: 'eng-deputy' },
    expectedOn: null,
  });
  expect(blocker?.link).toMatch(new RegExp(`^https://.*/archives/C0DOCS/p${said.ts.replace('.', '')}$`));
  expect(mentionsBy(rehearsal)).not.toContain('<@U0MAYA>');

  await shown();
  const asked = inbox(deputy, 'Payments fail');
  expect(deputy.reads(asked)).toContain(
    '*Reader* says that this is in the way of *Atlas 2.0*. Can you solve it?'.replace('Reader', 'reader'),
  );
  expect(deputy.reads(asked)).toContain('[[I have it]] [Done] [Not mine] [Somebody else can]');
  expect(maya.reads(inbox(maya, 'Payments fail'))).toContain('*Something is in the way* of *Atlas 2.0*');
  await maya.types('#releases', '/release status atlas-2.0');
  expect(maya.reads(newest(maya.sees('#releases')))).toContain(
    'Payments fail since noon, see the page, @maya & all. Raised by reader. Who can solve it: eng-deputy.',
  );
  await allGreen(rehearsal);
  expect(maya.reads(releaseCard())).toContain('Raised: Payments fail');

  await deputy.clicks(asked, 'Done');
  await shown();
  expect(deputy.reads(asked)).toContain('reader is asked whether it is gone.');
  const check = inbox(reader, 'Is it gone?');
  await reader.clicks(check, 'Still there');
  await shown();
  expect(reader.reads(check)).toContain('*Still there.* eng-deputy can solve it.');
  expect(deputy.reads(asked)).toContain('[[I have it]]');
  await deputy.clicks(asked, 'I have it');
  await deputy.clicks(asked, 'Done');
  await shown();
  await reader.clicks(check, 'Yes, it is gone');
  await shown();
  expect(reader.reads(check)).toContain('*Out of the way.*');
  expect(deputy.reads(asked)).toContain('*Out of the way.*');
  expect(maya.reads(releaseCard())).toContain('nothing is in the way');
});

test('a bystander can raise, but neither take, solve nor confirm; a guest can do nothing of it', async () => {
  rehearsal = await rehearse();
  const maya = await runToAsk(rehearsal);
  const { slack } = rehearsal;
  await maya.types('#releases', '/release blocker atlas-2.0 The licence is missing.');
  await maya.fills({ 'Which department can solve it?': 'Docs' });
  await maya.submits();
  await shown();
  const docs = slack.person('docs-lead');
  const baton = newest(
    slack.channel('#docs').topLevel.filter((each) => docs.reads(each).includes('The licence')),
  );
  for (const [label, words] of [
    [
      'I have it',
      /Not taken: only those who see to it can do this for Atlas 2\.0\. Please ask docs-lead or docs-deputy/,
    ],
    ['Done', /Not marked as done: only those who see to it/],
    ['Not ours', /Not given back: only those who see to it/],
    [
      'Somebody else can',
      /Not passed on: only the release manager of Atlas 2\.0 can do this\. Please ask maya/,
    ],
  ] as const) {
    for (const name of ['reader', 'guest']) {
      const person = slack.person(name);
      const seen = whisperCount(rehearsal, person);
      await person.clicks(baton, label);
      const told = await toldPrivately(rehearsal, person, { seen });
      expect(told).toMatch(name === 'guest' ? /guests, bots and people of other organisations/ : words);
      expect(person.modal).toBeNull();
    }
  }
  const guest = slack.person('guest');
  const seen = whisperCount(rehearsal, guest);
  await guest.shortcut(SHORTCUT, guest.says('#docs', 'It is broken.'));
  expect(await toldPrivately(rehearsal, guest, { seen })).toContain(
    'guests, bots and people of other organisations',
  );
  expect((await releaseOf(rehearsal)).blockers).toHaveLength(1);
});

test('what is missing is said at its field, what was typed stays, also for the next time', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  await plan(rehearsal, { title: 'Borealis 1.0', date: '2026-12-17' });
  await start(rehearsal);
  const reader = rehearsal.slack.person('reader');
  await reader.types('#releases', '/release blocker');
  await reader.fills({ text: 'The text.', 'When do you expect it to be solved?': '2026-11-02' });
  const refusedOnce = await reader.submits();
  expect(refusedOnce).toMatchObject({ kind: 'errors', errors: { 'Which release?': expect.any(String) } });
  await reader.fills({ 'Which release?': 'Borealis 1.0' });
  expect(await reader.submits()).toMatchObject({
    kind: 'errors',
    errors: {
      'Or somebody who is not in this Slack':
        'Choose a department or a person above, or write here who it is.',
      'When do you expect it to be solved?': expect.stringContaining('has passed'),
    },
  });
  await reader.closes();
  await reader.types('#releases', '/release blocker');
  await reader.fills({
    'Or somebody who is not in this Slack': 'The print shop',
    'When do you expect it to be solved?': '2026-12-09',
    'How bad is it?': 'It should be mended',
  });
  expect(await reader.submits()).toMatchObject({ kind: 'closed' });
  const { blockers } = await releaseOf(rehearsal, 'borealis-1.0');
  expect(blockers).toMatchObject([
    { text: 'The text.', severity: 'hurts', solver: { kind: 'other', name: 'The print shop' }, link: null },
  ]);
  await shown();
  await reader.types('#releases', '/release status borealis-1.0');
  const status = reader.reads(newest(reader.sees('#releases')));
  expect(status).toContain('To be mended, the launch does not wait for it: The text.');
  // Nobody can ask the print shop: the manager says that it is gone.
  const maya = rehearsal.slack.person('maya');
  const notice = inbox(maya, 'The print shop, whom I cannot ask.');
  await maya.clicks(notice, 'It is gone');
  await shown();
  expect(await releaseOf(rehearsal, 'borealis-1.0')).toMatchObject({ blockers: [{ state: 'confirmed' }] });
  expect(maya.reads(notice)).toMatch(/Settled: it is out of the way, said maya/);
});

test('the card of a release opens the form for it; without a release there is nothing to raise', async () => {
  rehearsal = await rehearse({ settings: someSettings() });
  const reader = rehearsal.slack.person('reader');
  await reader.types('#releases', '/release blocker');
  expect(reader.reads(newest(reader.sees('#releases')))).toContain('Nothing was raised');
  await runToAsk(rehearsal);
  await reader.clicks(releaseCard(), 'Something is in the way');
  await reader.fills({ text: 'No licence.', 'Which department can solve it?': 'Sales' });
  // The same form sent twice at once raises one.
  const [first] = await Promise.all([reader.submits(), reader.submits()]);
  expect(first).toMatchObject({ kind: 'closed' });
  expect((await releaseOf(rehearsal)).blockers).toHaveLength(1);
});
