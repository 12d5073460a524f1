import type { KnownBlock } from '@slack/types';
import { isAfter } from '../../../../domain/calendar.ts';
import { answerBy, askMoment } from '../../../../domain/delivery/answer-moments.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import { isSettled, type Light } from '../../../../domain/lights/light.ts';
import { lightsAreOpen, titleOf } from '../../../../domain/release.ts';
import { isLookBackOpen } from '../../../../domain/retro/retro.ts';
import { isReviewOpen } from '../../../../domain/review/date-question.ts';
import { standingReview } from '../../../../domain/review/time-to-prepare.ts';
import { isSupport } from '../../../../domain/settings/support.ts';

import { turnedNotice } from '../../hooks/fact-notices.ts';

import { onWatch, SEVERITY_MARKS } from '../../issues/issue-words.ts';

import { actions, section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import type { Renderer } from '../../renderer.ts';
import { addButton, openButton } from '../../retro/retro-buttons.ts';
import { groupStopped } from '../../rollout/department-words.ts';
import { inlineText } from '../../words/inline-text.ts';
import { slipWords } from '../../words/slip.ts';
import { messageOf } from '../card/practice-mark.ts';
import { lightOfRow, type Scene, type Speaker, sceneOf, type Told, toldBy, voicesOf } from '../card/scene.ts';
import { addressing, launchMoment, moment } from '../card/sentences.ts';
import { USERS_SEE } from './event-lines.ts';
import { missedWords, moveWithResume, saidWithResume } from './resume-words.ts';

/** What a department hears: what happened, what somebody wrote about it, and what it means for them. */
type Notice = {
  line: Mrkdwn;
  quote?: string;
  next: readonly (Mrkdwn | null)[];
  controls?: readonly KnownBlock[];
};

type Parts = {
  scene: Scene;
  light: Light;
  told: Told;
  /** The new date that came with a resume. */
  move: Extract<ReleaseEvent, { type: 'release_moved' }> | null;
  /** Who is mentioned where an answer is owed; nobody in direct messages. */
  addressed: readonly Speaker[];
};

/** What the department has to do next, and when. */
const nextStep = ({ scene, light, addressed }: Parts): Mrkdwn | null => {
  const { release, settings, now } = scene;
  if (!lightsAreOpen(release) || release.hold !== null) return null;
  if (isSettled(light) || light.state === 'not_applicable_asked')
    return mrkdwn`Your answer stays; you can change it on your card.`;
  if (light.askedAt !== null) {
    // Fair to whoever hears of the new date only now.
    const by = answerBy({ ...light, askedAt: now }, release, settings, now);
    const who = release.practice ? mrkdwn`` : addressing(addressed, true);
    const please = mrkdwn`please answer for ${light.name} by ${moment(by, release)}.`;
    return who.text === ''
      ? mrkdwn`Please answer for ${light.name} by ${moment(by, release)}.`
      : mrkdwn`${who}${please}`;
  }
  const at = askMoment(light, release, settings);
  if (!isAfter(at, now)) return mrkdwn`I ask ${light.name} next.`;
  const isDateOpen = isReviewOpen(light) && standingReview(light, release, settings) === null;
  const meanwhile = isDateOpen
    ? mrkdwn`Please say above whether this date is fine.`
    : mrkdwn`Nothing to answer yet.`;
  return mrkdwn`I ask ${light.name} ${moment(at, release)}. ${meanwhile}`;
};

type Notices = {
  [Type in ReleaseEvent['type']]?: (event: Extract<ReleaseEvent, { type: Type }>, parts: Parts) => Notice;
};

const NOTICES: Notices = {
  fact_reported: (event, { scene, told, light }) =>
    turnedNotice(event, { release: scene.release, by: told.by, light }),
  release_moved: ({ from, to, reason, words = '' }, { scene, told, ...parts }) => ({
    line: mrkdwn`${told.by.name} moved *${titleOf(scene.release)}* from ${moment(from.at, scene.release)} to *${moment(to.at, scene.release)}*${slipWords(reason)}.`,
    ...(words !== '' && { quote: words }),
    next: [nextStep({ scene, told, ...parts })],
  }),
  release_held: ({ reason }, { scene, told }) => ({
    line: mrkdwn`*${titleOf(scene.release)}* is on hold. ${told.by.name}:`,
    quote: reason,
    next: [mrkdwn`I ask and remind nobody until it goes on. What you answered stays.`],
  }),
  release_resumed: (_event, parts) => {
    const { scene, light, told, move } = parts;
    const missed = missedWords(scene, told, move, light.departmentId);
    // Users have it: nothing of its launch is left to say.
    const isOut = scene.release.launch?.liveAt != null;
    const when = isOut
      ? mrkdwn`It goes on to the next group once its release manager says so.`
      : move === null
        ? mrkdwn`The launch is ${launchMoment(scene.release)}.`
        : mrkdwn`The launch moved from ${moment(move.from.at, scene.release)} to *${moment(move.to.at, scene.release)}*.`;
    return {
      line: mrkdwn`*${titleOf(scene.release)}* goes on. ${told.by.name} resumed it. ${when}`,
      next: [missed === null ? null : mrkdwn`${missed}.`, nextStep(parts)],
    };
  },
  release_cancelled: ({ reason }, { scene, told }) => ({
    line: mrkdwn`*${titleOf(scene.release)}* is cancelled. ${told.by.name}:`,
    quote: reason,
    next: [mrkdwn`There is nothing to answer any more. Thank you for your work on it.`],
  }),
  split_from: ({ from }, parts) => ({
    line: mrkdwn`*${titleOf(parts.scene.release)}* was split off from *${from.title}* by ${parts.told.by.name}. Its launch is ${launchMoment(parts.scene.release)}.`,
    next: [nextStep(parts)],
  }),
  launch_decided: ({ mode, attempt }, { scene, told }) => ({
    line: mrkdwn`*${titleOf(scene.release)}* is tried again (attempt ${attempt}). ${mode === 'live_now' ? 'Launched' : 'Deployment started'} ${moment(told.at, scene.release)} by ${told.by.name}.`,
    next: [],
  }),
  issue_reported: ({ text, owner }, { scene, told }) => ({
    line: mrkdwn`${SEVERITY_MARKS.critical} *Critical, found in ${titleOf(scene.release)}*. You are told first. ${told.by.name} reported it:`,
    quote: text,
    next: [mrkdwn`${owner.name} sees to it.`, onWatch(scene)],
  }),
  retro_opened: (_event, { scene: { release } }) => ({
    line: mrkdwn`*${titleOf(release)}* has been live for a while: what went well, what did not, and what did nobody understand?`,
    next: [mrkdwn`One line is enough, with or without your name. The look back begins with it.`],
    controls: isLookBackOpen(release)
      ? [actions('retro', [addButton(release, 'primary'), openButton(release)])]
      : [],
  }),
  rollout_stopped: (event, { scene, told }) => groupStopped(event, scene.release, told.by),
  launch_failed: ({ attempt, usersSee, cause }, { scene, light, told }) => ({
    line: mrkdwn`*The launch of ${titleOf(scene.release)} did not work* (attempt ${attempt}). *${USERS_SEE[usersSee]}* ${told.by.name}:`,
    quote: cause,
    next: [
      mrkdwn`Nothing was announced. ${isSupport(light) ? 'I tell you when it is tried again.' : 'The thread of the release says when it is tried again.'}`,
    ],
  }),
};

const noticeOf = (parts: Parts): Notice | null => {
  const draw = NOTICES[parts.told.event.type];
  return draw === undefined ? null : draw(parts.told.event as never, parts);
};

/** A notice for one department, or null where it is told nothing. */
export const departmentNotice = (parts: Parts): SlackMessage | null => {
  const notice = noticeOf(parts);
  if (notice === null) return null;
  const { line, quote = '', next, controls = [] } = notice;
  const words = quote === '' ? null : inlineText(quote);
  const after = next.filter((piece) => piece !== null);
  const blocks: KnownBlock[] = [
    section(line),
    ...(quote === '' ? [] : [richQuote(quote)]),
    ...(after.length === 0 ? [] : [section(joinMrkdwn(after, ' '))]),
    ...controls,
  ];
  const text = joinMrkdwn([line, words, ...after], ' ');
  return messageOf(parts.scene.release, parts.light.name, text, blocks);
};

/** `statement.to_department`: the one event that its payload names. */
export const renderDepartmentNotice: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const light = scene === null ? undefined : lightOfRow(row, scene.release);
  const told = await toldBy(row, reads);
  if (scene === null || light === undefined || told === null) return { skip: 'nothing_to_tell' };
  if (await saidWithResume(reads, scene.release, told)) return { skip: 'said_with_resume' };
  const move = await moveWithResume(reads, scene.release, told);
  const isDirect = row.slot === null || 'user' in row.slot.audience;
  const addressed = isDirect ? [] : (await voicesOf(reads, scene, light.departmentId)).addressed;
  const notice = departmentNotice({ scene, light, told, move, addressed });
  return notice === null ? { skip: 'not_said_here' } : { message: notice };
};
