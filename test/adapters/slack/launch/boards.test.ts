import { expect, test } from 'vitest';
import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import { allGreen } from '../../../../src/adapters/slack/launch/prompt/all-green.ts';
import { deploymentQuestion } from '../../../../src/adapters/slack/launch/prompt/deployment-question.ts';
import { launchPrompt } from '../../../../src/adapters/slack/launch/prompt/launch-prompt.ts';
import {
  type LaunchState,
  launchStateOf,
} from '../../../../src/adapters/slack/launch/prompt/launch-state.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { everyObject } from '../../../../src/practice/payload/problem.ts';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import {
  ANNOUNCEMENTS_CHANNEL,
  aGreenLight,
  aLight,
  aPlan,
  DEPARTMENT_KEYS,
  MAYA,
} from '../../../support/builders.ts';
import { HOSTILE, hasBrokenEntity } from '../kit/hostile.ts';
import { AT_LAUNCH, aPlace, greenRelease, IN_STATE, postedIn, sceneOf } from './launch-scenes.ts';

const reader = {
  timeZone: 'Europe/Berlin',
  nameOfUser: (id: string) => id,
  nameOfChannel: (id: string) => (id === ANNOUNCEMENTS_CHANNEL ? 'announcements' : id),
  now: () => Date.parse(AT_LAUNCH),
};

const BOARDS = { allGreen, launchPrompt };
type Board = keyof typeof BOARDS;
const STATES = Object.keys(IN_STATE) as LaunchState[];

/** The buttons of each board in each state; only "ready" offers the launch. */
const BUTTONS: Record<Board, Record<LaunchState, readonly string[]>> = {
  allGreen: {
    did_not_work: [],
    cancelled: [],
    launched: [],
    deploying: ['It is live, announce', 'It did not work'],
    held: [],
    called: [],
    not_ready: [],
    early: ['Read the announcement'],
    to_call: ['Start the roll-call', 'Read the announcement'],
    calling: [],
    ready: ['Launch', 'Read the announcement'],
  },
  launchPrompt: {
    did_not_work: [],
    cancelled: [],
    launched: [],
    deploying: ['It is live, announce', 'It did not work'],
    held: [],
    called: ['Hold'],
    not_ready: ['Hold'],
    early: [],
    to_call: ['Start the roll-call', 'Hold'],
    calling: ['Hold the clock', 'Scrub'],
    ready: ['Launch', 'Hold'],
  },
};

const cases = (Object.keys(BOARDS) as Board[]).flatMap((board) =>
  STATES.map((state) => ({ board, state, buttons: BUTTONS[board][state] })),
);

test.each(cases)('$board, $state: offers $buttons, names the release, and Slack takes it', (each) => {
  const release = IN_STATE[each.state]();
  expect(launchStateOf({ release, attempt: 1, now: AT_LAUNCH })).toBe(each.state);
  const message = BOARDS[each.board](sceneOf(release));
  const buttons = buttonsOf(message.blocks ?? []);
  expect(buttons.map(({ label }) => label)).toEqual(each.buttons);
  expect(buttons.filter(({ style }) => style === 'primary').length).toBeLessThanOrEqual(1);
  expect(message.text).toContain('Atlas 2.0');
  expect(messageRefusal({ ...message, channel: 'D0MAYA' }, 'chat.update')).toBeNull();
});

/** Everything in a message that Slack would format: its text, and the mrkdwn of its blocks. */
const formattedTexts = ({ text, blocks = [] }: SlackMessage): string[] => [
  text,
  ...[...everyObject(blocks, '')].flatMap(({ fields }) =>
    fields.type === 'mrkdwn' ? [String(fields.text)] : [],
  ),
];

test.each(Object.entries(HOSTILE))(
  'hostile text (%s) neither pings nor is refused in any state',
  (_, text) => {
    const hold = { by: { userId: 'U1', name: text }, at: AT_LAUNCH, reason: text };
    const lights = DEPARTMENT_KEYS.map((key) => aLight(key, { name: text, askedAt: AT_LAUNCH }));
    for (const state of STATES) {
      const drawn = IN_STATE[state]({
        plan: aPlan({ name: text }),
        ...(state === 'not_ready' && { lights }),
      });
      const release = state === 'held' ? { ...drawn, hold } : drawn;
      for (const board of Object.values(BOARDS)) {
        const message = board(sceneOf(release));
        expect(messageRefusal({ ...message, channel: 'D0MAYA' }, 'chat.update')).toBeNull();
        for (const formatted of formattedTexts(message)) {
          expect(hasBrokenEntity(formatted)).toBe(false);
          expect(formatted).not.toMatch(/<(!channel|!here|!everyone|!subteam|@U0MAYA|https:\/\/evil)/);
        }
      }
    }
  },
);

/** Docs, which is optional, is red; Engineering is green. */
const optionalRed = [
  aGreenLight('eng'),
  aLight('docs', { required: false, askedAt: AT_LAUNCH, state: 'not_yet' }),
];

const readPrompt = (...scene: Parameters<typeof sceneOf>) =>
  readMessage(launchPrompt(sceneOf(...scene)), reader);

test('half an hour before, the manager reads what is ready, what changed, and where it goes', () => {
  expect(readPrompt(greenRelease())).toBe(
    [
      '*Atlas 2.0*',
      'Eight green, nothing in the way, nothing changed since.',
      'Planned for today at 14:00. Goes to #announcements (312 people).',
      '[[Launch]] [Hold]',
    ].join('\n'),
  );
});

test('"nothing changed since" is not claimed when something did', () => {
  const words = readPrompt(greenRelease(), { changed: ['date', 'value'] });
  expect(words).toContain('changed since: the date and what users gain.');
  expect(words).not.toContain('nothing changed');
});

test('an optional department without a light is named before the launch', () => {
  const [first = 'eng', ...others] = DEPARTMENT_KEYS;
  const lights = [aLight(first, { required: false }), ...others.map((key) => aGreenLight(key))];
  expect(readPrompt(greenRelease({ lights }))).toContain(
    'Would launch without Engineering (optional):\n• Engineering: not asked yet.',
  );
});

test('more than an hour before, all green asks nothing of the manager until the launch reminder', () => {
  const words = readMessage(allGreen(sceneOf(greenRelease(), { now: '2026-12-09T09:00:00.000Z' })), reader);
  expect(words).toContain('All eight green. Nothing to do until today at 13:30.');
  expect(words).toContain('[Read the announcement]');
  expect(words).not.toContain('Launch]');
});

test('when a light turns, the launch goes away and the missing departments are named', () => {
  const words = readMessage(allGreen(sceneOf(IN_STATE.not_ready())), reader);
  expect(words).toContain('Not all green any more: waiting for Docs, Sales.');
});

test('after the launch the prompt links the announcement that stands', () => {
  const release = IN_STATE.launched();
  const places = [aPlace(postedIn(ANNOUNCEMENTS_CHANNEL))];
  const message = launchPrompt(sceneOf(release, { places }));
  expect(readMessage(message, reader)).toContain('Launched today at 13:31.');
  expect(message.text).toContain(
    `<https://acme.slack.com/archives/${ANNOUNCEMENTS_CHANNEL}/p1796905861000100|open it>`,
  );
});

test.each([
  ['ready', ['Read the announcement'], 'The Launch button is on the message that asks about the launch.'],
  ['deploying', [], 'Launching.'],
  ['launched', [], 'Launched.'],
] as const)('beside the launch prompt the all-green message is short once %s', (state, buttons, words) => {
  const message = allGreen(sceneOf(IN_STATE[state](), { promptStands: true }));
  expect(buttonsOf(message.blocks ?? []).map(({ label }) => label)).toEqual(buttons);
  expect(readMessage(message, reader)).toContain(words);
  expect(message.text).not.toContain('announcement stands');
});

test('launched without a prompt the all-green message says where the announcement stands', () => {
  const places = [aPlace(postedIn(ANNOUNCEMENTS_CHANNEL))];
  const words = readMessage(allGreen(sceneOf(IN_STATE.launched(), { places })), reader);
  expect(words).toContain('The announcement stands in #announcements');
});

test('two green lights are "both"', () => {
  const lights = [aGreenLight('eng'), aGreenLight('qa')];
  expect(readMessage(allGreen(sceneOf(greenRelease({ lights }))), reader)).toContain('Both green.');
});

test('an optional department that turned red since is named, one that is settled again is not', () => {
  const changed = ['light:dep-docs', 'light:dep-eng'];
  const words = readPrompt(IN_STATE.ready({ lights: optionalRed }), { changed });
  expect(words).toContain('changed since: Docs (not yet).');
});

test('an announcement that has not arrived is not claimed to stand, and one that may have is not denied', () => {
  expect(readPrompt(IN_STATE.launched())).toContain('It has not reached #announcements yet.');
  const doubtful = (doubt: 'looking' | 'cannot_look') =>
    readPrompt(IN_STATE.launched(), { places: [{ ...aPlace(), doubt }] });
  expect(doubtful('looking')).toContain('It may be in #announcements already');
  expect(doubtful('cannot_look')).toContain('I cannot look. Please look there.');
  for (const doubt of ['looking', 'cannot_look'] as const)
    expect(doubtful(doubt)).not.toContain('has not reached');
});

test('a deployment on hold can only be said not to have worked', () => {
  const release = IN_STATE.deploying({
    hold: { by: { userId: 'U1', name: 'Omar' }, at: AT_LAUNCH, reason: 'Wait' },
  });
  const message = launchPrompt(sceneOf(release));
  expect(buttonsOf(message.blocks ?? []).map(({ label }) => label)).toEqual(['It did not work']);
  expect(message.text).toContain('on hold by Omar');
});

test('while the deployment runs the manager is asked whether it worked, with both answers', () => {
  const message = deploymentQuestion(IN_STATE.deploying(), 'Europe/Berlin');
  expect(message === null ? '' : readMessage(message, reader)).toBe(
    [
      'Deployment of *Atlas 2.0* has been running since today at 13:31. Did it work?',
      '[[It is live, announce]] [It did not work]',
    ].join('\n'),
  );
  for (const state of STATES.filter((each) => each !== 'deploying')) {
    expect(deploymentQuestion(IN_STATE[state](), 'Europe/Berlin')).toBeNull();
  }
});

test('a rehearsal is marked PRACTICE in blocks and text', () => {
  const message = launchPrompt(sceneOf(greenRelease({ practice: true })));
  expect(message.text).toMatch(/^PRACTICE/);
  expect(readMessage(message, reader)).toContain('PRACTICE');
});

test('a launch that waits for a second person whom nobody can be says what to do', () => {
  const scene = sceneOf(IN_STATE.called());
  const alone = {
    ...scene,
    settings: { ...scene.settings, releaseManagers: [MAYA.userId], admins: [MAYA.userId] },
  };
  const { text } = launchPrompt(alone);
  expect(text).toContain('There is nobody who could: name a stand-in');
  expect(text).not.toContain('That can be');
});
