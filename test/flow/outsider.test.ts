import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { CHANNELS, PEOPLE, type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  ASKED,
  newest,
  openPart,
  plan,
  releaseOf,
  saidStrings,
  start,
  stateOf,
  toldPrivately,
  whisperCount,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const maya = () => rehearsal.slack.person('maya');

/** A launch that only those may know of who are asked: started, its departments asked. */
const confidential = async (): Promise<void> => {
  await plan(rehearsal, { departments: ['Docs', 'Sales'] });
  await openPart(rehearsal, newest(maya().inbox), 'People and visibility');
  await maya().fills({ 'Who may know of it?': 'Only those who are asked' });
  expect(await maya().submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await start(rehearsal);
  await rehearsal.until(ASKED);
};

const drafted = async (): Promise<void> => {
  await plan(rehearsal, { departments: ['Docs', 'Sales'] });
};

const rehearsed = async (): Promise<void> => {
  await maya().types('#releases', '/release new Atlas 2.0 --practice');
  await maya().fills({ 'What do users gain?': 'Shared boards.', 'Launch date': '2026-12-10' });
  expect(await maya().submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await start(rehearsal);
  await rehearsal.until(ASKED);
};

/** Who must not learn of it: everybody but its manager, admins, and the departments where they are asked. */
const HIDDEN: readonly { what: string; hide: () => Promise<void>; outsiders: readonly string[] }[] = [
  { what: 'a confidential release', hide: confidential, outsiders: ['reader', 'admin', 'eng-lead', 'guest'] },
  { what: 'a draft', hide: drafted, outsiders: ['reader', 'admin', 'docs-lead', 'guest'] },
  { what: 'a rehearsal', hide: rehearsed, outsiders: ['reader', 'admin', 'docs-lead', 'guest'] },
];

const KEYED = [
  'show',
  'status',
  'edit',
  'move',
  'start',
  'hold',
  'resume',
  'cancel',
  'handover',
  'launch',
  'feedback',
  'close',
  'evidence',
  'blocker',
  'timeline',
];
const MORE_WORDS: Readonly<Record<string, string>> = {
  hold: ' It rains.',
  cancel: ' It rains.',
  handover: ' @reader',
};

/** What the person reads as the answer to a command, wherever it appears. */
const answerTo = async (person: PersonDriver, command: string): Promise<string> => {
  const seen = whisperCount(rehearsal, person);
  const answer = await person.types('#releases', command);
  expect(answer.status).toBe(200);
  if (person.modal !== null) {
    const { text } = person.modal;
    await person.closes(true);
    return text;
  }
  return answer.text === '' ? toldPrivately(rehearsal, person, { seen }) : answer.text;
};

beforeEach(async () => {
  const everybody = PEOPLE.map(({ id }) => id);
  rehearsal = await rehearse({ channels: CHANNELS.map((channel) => ({ ...channel, members: everybody })) });
});

describe.each(HIDDEN)('$what', ({ hide, outsiders }) => {
  test('answers every command of an outsider in the words for an unknown key', async () => {
    await hide();
    const before = await stateOf(rehearsal);
    for (const who of outsiders) {
      const person = rehearsal.slack.person(who);
      for (const name of KEYED) {
        const more = MORE_WORDS[name] ?? '';
        const hidden = await answerTo(person, `/release ${name} atlas-2.0${more}`);
        const unknown = await answerTo(person, `/release ${name} zzzzz-9.9${more}`);
        expect(hidden.replaceAll('atlas-2.0', 'KEY'), `${who}: ${name}`).toBe(
          unknown.replaceAll('zzzzz-9.9', 'KEY'),
        );
        const begun = await answerTo(person, `/release ${name} atl${more}`);
        expect(begun, `${who}: ${name}`).not.toMatch(/Atlas|atlas-/);
      }
    }
    await rehearsal.bot.settle();
    expect(await stateOf(rehearsal)).toEqual(before);
  });

  test('appears in no list, no status, no Home, and completes nothing for an outsider', async () => {
    await hide();
    for (const who of outsiders) {
      const person = rehearsal.slack.person(who);
      const lists = [
        '',
        ' list',
        ' list all',
        ' status',
        ...KEYED.map((name) => ` ${name}`),
        ' help',
        ' lanch',
      ];
      for (const rest of lists)
        expect(await answerTo(person, `/release${rest}`), `${who}: ${rest}`).not.toMatch(/atlas/i);
      await person.opensHome();
      await rehearsal.bot.settle();
      expect(person.home?.text ?? '', who).not.toMatch(/atlas/i);
      expect(person.inbox.map((message) => person.reads(message)).join('\n'), who).not.toMatch(/atlas/i);
    }
  });

  test('is said in no channel that others read', async () => {
    await hide();
    await rehearsal.until('2026-12-04T16:00:00.000Z');
    const { channels } = rehearsal.slack.workspace;
    for (const { kind, name, messages } of channels.values())
      if (kind !== 'im')
        expect(
          messages.map(({ text, blocks }) => text + JSON.stringify(blocks)).join('\n'),
          name,
        ).not.toMatch(/atlas/i);
  });

  test('gives its title to nobody who has its id', async () => {
    await hide();
    const { id } = await releaseOf(rehearsal);
    const person = rehearsal.slack.person('reader');
    await person.mentions('#releases', 'hello');
    const target = newest([
      await rehearsal.slack.until(
        () => person.sees('#releases').find(({ ephemeralFor }) => ephemeralFor === person.id),
        'the help',
      ),
    ]);
    const before = await stateOf(rehearsal);
    const ids = [
      'light.green',
      'plan.show',
      'plan.details',
      'plan.status',
      'plan.hold',
      'launch.open',
      'launch.read',
    ];
    const more = [
      'plan.preview',
      'plan.hand_over',
      'plan.take_over',
      'close.open',
      'feedback.summary',
      'feedback.rate_5',
    ];
    for (const action_id of [
      ...ids,
      ...more,
      'feedback.add_words',
      'plan.all_lights',
      'plan.edit',
      'plan.scope',
    ]) {
      const value = JSON.stringify({ v: 1, r: id, d: 'dep-docs', x: '5' });
      const button = { type: 'button', action_id, value, text: { type: 'plain_text', text: 'Forged' } };
      const blocks = [{ type: 'actions', block_id: 'forged', elements: [button] }];
      const seen = whisperCount(rehearsal, person);
      await person.clicks({ ...structuredClone(target), blocks }, 'Forged');
      const said = await toldPrivately(rehearsal, person, { seen });
      expect(said, action_id).not.toMatch(/atlas/i);
      expect(person.modal, action_id).toBeNull();
    }
    expect(await stateOf(rehearsal)).toEqual(before);
  });
});

test('whoever is named as able to help with a confidential release is told directly, sees it, and can say that they have it', async () => {
  await confidential();
  const { slack } = rehearsal;
  const lead = slack.person('docs-lead');
  const helper = slack.person('eng-lead');
  expect(await answerTo(helper, '/release show atlas-2.0')).not.toContain('Shared boards');
  await lead.clicks(newest(lead.inbox), 'Not yet');
  await lead.fills({
    reason: 'The build is missing.',
    'Which department can solve it?': 'Engineering',
    'When do you expect it to be solved?': '2026-12-08',
  });
  expect(await lead.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.until('2026-12-03T09:01:00.000Z');
  expect(slack.channel('#eng').topLevel).toEqual([]);
  const asked = newest(helper.inbox);
  expect(helper.reads(asked)).toContain('*Docs* waits for *Engineering*, for *Atlas 2.0*');
  await helper.clicks(asked, 'I have it');
  await rehearsal.until('2026-12-03T09:02:00.000Z');
  expect((await releaseOf(rehearsal)).blockers).toMatchObject([{ state: 'taken' }]);
  expect(await answerTo(helper, '/release show atlas-2.0')).toContain('Shared boards');
  expect(await answerTo(slack.person('reader'), '/release show atlas-2.0')).not.toContain('Shared boards');
});

test('those who are asked for a confidential release answer it in their direct messages', async () => {
  await confidential();
  const lead = rehearsal.slack.person('docs-lead');
  await lead.clicks(newest(lead.inbox), 'Green light');
  await rehearsal.bot.settle();
  expect((await releaseOf(rehearsal)).lights.find(({ name }) => name === 'Docs')?.state).toBe('green');
  expect(await answerTo(lead, '/release show atlas-2.0')).toContain('Atlas 2.0');
  expect(saidStrings(rehearsal).join('\n')).toContain('Atlas 2.0');
});
