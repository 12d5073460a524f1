import type { KnownBlock } from '@slack/types';
import { formatDate, isAfter } from '../../../../domain/calendar.ts';
import { isAfterLaunchDay } from '../../../../domain/delivery/past-launch.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import { obstaclesTo } from '../../../../domain/lights/verdict.ts';
import { isOver, lightOf, lightsAreOpen, type Release, titleOf } from '../../../../domain/release.ts';

import { CARRIED_NOTICES } from '../../carried/carried-notices.ts';
import { factNotice } from '../../hooks/fact-notices.ts';

import { ISSUE_NOTICES } from '../../issues/issue-notices.ts';
import { foundSentence } from '../../issues/issue-words.ts';

import { section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { ROLL_CALL_NOTICES } from '../../launch-day/roll-call-notices.ts';
import { dateNotice } from '../../review/review-notice.ts';
import { RUNBOOK_NOTICES } from '../../runbook/runbook-notices.ts';
import { inlineText } from '../../words/inline-text.ts';
import { answeredBy } from '../../words/light.ts';
import { listedNames } from '../../words/listed-names.ts';
import { consentControls, courseControls, retroControls } from '../card/direct-controls.ts';
import { messageOf } from '../card/practice-mark.ts';
import type { Scene, Told } from '../card/scene.ts';
import { launchMoment, moment, redAgain } from '../card/sentences.ts';
import { lateCondition, MATTER_NOTICES } from './matter-notices.ts';

/** Whose direct messages it is said in. */
export type Reading = { scene: Scene; told: Told; reader: string };

/** What is said: one sentence or two, what somebody wrote, what it means, and what can be done. */
export type Notice = { line: Mrkdwn; quote?: string; next?: Mrkdwn | null; controls?: readonly KnownBlock[] };

type Answered = Extract<ReleaseEvent, { type: 'light_answered' }>;

const notYet = ({ departmentId, name, answer }: Answered, scene: Scene): Notice | null => {
  const { release, now } = scene;
  if (answer.answer !== 'not_yet') return null;
  const late = isAfterLaunchDay(answer.expectedOn, release);
  const expected = formatDate(answer.expectedOn, 'UTC', now);
  const after = late
    ? mrkdwn` *That is after the launch*, ${launchMoment(release)}.`
    : mrkdwn` The launch is ${launchMoment(release)}.`;
  const isHeld = release.hold !== null;
  const again = isHeld
    ? mrkdwn`It is on hold: I ask nobody until it goes on.`
    : redAgain(scene, { departmentId, name, answer });
  return {
    line: mrkdwn`:red_circle: *${name}* is not ready for *${titleOf(release)}* yet. ${answeredBy(answer)}:`,
    quote: answer.reason,
    next: mrkdwn`${answer.solver} can solve it, expected ${expected}.${after} ${again}`,
    controls: late ? [courseControls(release, isHeld ? ['move', 'resume'] : ['move', 'hold'])] : [],
  };
};

const notApplicable = ({ departmentId, name, answer }: Answered, { release }: Scene): Notice | null => {
  const isOpen = lightOf(release, departmentId)?.state === 'not_applicable_asked';
  if (answer.answer !== 'not_applicable' || !isOpen) return null;
  return {
    line: mrkdwn`*${name}* says that *${titleOf(release)}* does not concern it. ${answeredBy(answer)}:`,
    quote: answer.reason,
    next: mrkdwn`It counts once you agree. Until then ${name} is in the way of the launch.`,
    controls: [consentControls(release, departmentId, name)],
  };
};

const MOST_NAMES = 8;

/** What is in the way beside departments. */
const OTHER_OBSTACLES = {
  hold: 'it is on hold',
  blocker: 'something that somebody raised',
  issue: 'something critical in another release',
  plan: 'something that the plan owes',
  main: 'its main release',
} as const;

/** What whoever takes a release has to know of it, in a sentence. */
const stateOf = (release: Release): Mrkdwn => {
  if (release.stage === 'draft') return mrkdwn`It is a draft: nobody was asked yet.`;
  const all = obstaclesTo(release).map((obstacle) =>
    'department' in obstacle ? obstacle.department : OTHER_OBSTACLES[obstacle.kind],
  );
  const names = [...new Set(all)];
  if (names.length === 0) return mrkdwn`Nothing is in the way.`;
  const left = names.length - MOST_NAMES;
  return mrkdwn`In the way: ${listedNames([...names.slice(0, MOST_NAMES), ...(left > 0 ? [`${left} more`] : [])])}.`;
};

const handedOver = (
  { from, to }: Extract<ReleaseEvent, { type: 'manager_changed' }>,
  { scene, reader }: Reading,
): Notice => {
  const { release } = scene;
  if (from.userId === reader) {
    return {
      line: mrkdwn`*${titleOf(release)}* is managed by ${to.name} now, who also gets its messages.`,
    };
  }
  const planned = isAfter(release.plan.launch.at, scene.now)
    ? mrkdwn`Launch: ${launchMoment(release)}. ${stateOf(release)}`
    : null;
  const line =
    to.userId === reader
      ? mrkdwn`You are the release manager of *${titleOf(release)}* now, after ${from.name}.`
      : mrkdwn`*${to.name}* is the release manager of *${titleOf(release)}* now, after ${from.name}.`;
  return { line, next: release.launch === null ? planned : null };
};

export type Notices = {
  [Type in ReleaseEvent['type']]?: (
    event: Extract<ReleaseEvent, { type: Type }>,
    reading: Reading,
  ) => Notice | null;
};

const NOTICES: Notices = {
  ...MATTER_NOTICES,
  fact_reported: factNotice,
  ...ROLL_CALL_NOTICES,
  ...ISSUE_NOTICES,
  ...RUNBOOK_NOTICES,
  ...CARRIED_NOTICES,
  date_reviewed: dateNotice,
  light_answered: (event, { scene }) =>
    notYet(event, scene) ?? notApplicable(event, scene) ?? lateCondition(event, scene),
  release_held: ({ reason }, { scene: { release }, told }) =>
    release.hold === null || isOver(release)
      ? null
      : {
          line: mrkdwn`*${told.by.name}* put *${titleOf(release)}* on hold:`,
          quote: reason,
          next: mrkdwn`I ask and remind nobody until it goes on. Resume it, or cancel it?`,
          // What is launching can no longer be cancelled.
          controls: [
            courseControls(release, lightsAreOpen(release) ? ['resume', 'cancel'] : ['resume'], 'resume'),
          ],
        },
  move_undone: ({ to }, { scene: { release } }) => ({
    line: mrkdwn`*${titleOf(release)}* was not moved to ${moment(to.at, release)}: it was put on hold first. Nobody heard of the new date.`,
    next: mrkdwn`Move it again when it goes on, or now.`,
    controls: lightsAreOpen(release) ? [courseControls(release, ['move'])] : [],
  }),
  manager_changed: handedOver,
  retro_opened: (_event, { scene: { release } }) => ({
    line: mrkdwn`*${titleOf(release)}* has been live for a while. What came of it, and what did you learn?`,
    next: joinMrkdwn(
      [foundSentence(release), mrkdwn`Two short answers close the release and complete its record.`],
      ' ',
    ),
    controls: [retroControls(release)],
  }),
};

/** Draws what is said of one event to the manager or the stand-in; null where it needs nobody any more. */
export const directNotice = (reading: Reading): SlackMessage | null => {
  const draw = NOTICES[reading.told.event.type];
  const notice = draw === undefined ? null : draw(reading.told.event as never, reading);
  return notice === null ? null : drawn(reading.scene, notice);
};

/** The notice as a message. */
export const drawn = (
  { release }: Scene,
  { line, quote = '', next = null, controls = [] }: Notice,
): SlackMessage => {
  const words = quote === '' ? null : inlineText(quote);
  return messageOf(release, release.manager.name, joinMrkdwn([line, words, next], ' '), [
    section(line),
    ...(quote === '' ? [] : [richQuote(quote)]),
    ...(next === null ? [] : [section(next)]),
    ...controls,
  ]);
};
