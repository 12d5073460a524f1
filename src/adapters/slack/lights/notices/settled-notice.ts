import { noticeIn } from '../../../../application/delivery/settle-notices.ts';
import { type Notice, type NoticeSort, SETTLED_BY } from '../../../../domain/delivery/settled-notices.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { context, section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import type { Renderer } from '../../renderer.ts';
import { invitationSettled } from '../../setup/invitation.ts';
import { inlineText } from '../../words/inline-text.ts';
import { answeredBy } from '../../words/light.ts';
import { messageOf } from '../card/practice-mark.ts';
import { type Scene, sceneOf, type Told, toldBy } from '../card/scene.ts';
import { launchMoment, moment } from '../card/sentences.ts';

/** What the matter was, as a thing of the past, and what somebody wrote about it. */
type Was = { line: Mrkdwn; quote?: string };
type WasWords = {
  [Sort in NoticeSort]: (notice: Extract<Notice, { sort: Sort }>, release: Release) => Was;
};

const WAS: WasWords = {
  not_yet: ({ event: { name, answer } }, release) => ({
    line: mrkdwn`*${name}* was not ready for *${titleOf(release)}*, ${moment(answer.at, release)}. ${answeredBy(answer)}:`,
    ...(answer.answer === 'not_yet' && { quote: answer.reason }),
  }),
  not_applicable: ({ event: { name, answer } }, release) => ({
    line: mrkdwn`*${name}* said that *${titleOf(release)}* does not concern it. ${answeredBy(answer)}:`,
    ...(answer.answer === 'not_applicable' && { quote: answer.reason }),
  }),
  go_no_go: (_notice, release) => ({
    line: mrkdwn`*${titleOf(release)}* was not ready on the last working day before its launch.`,
  }),
  not_launched: ({ at }, release) => ({
    line: mrkdwn`*${titleOf(release)}* was not launched as planned. That was said ${moment(at, release)}.`,
  }),
  deployment_asked: (_notice, release) => ({
    line: mrkdwn`I asked whether the deployment of *${titleOf(release)}* worked.`,
  }),
  held: ({ event }, release) => ({
    line: mrkdwn`*${titleOf(release)}* was put on hold:`,
    quote: event.reason,
  }),
  still_on_hold: (_notice, release) => ({
    line: mrkdwn`*${titleOf(release)}* was on hold for a week or more.`,
  }),
  retro: (_notice, release) => ({
    line: mrkdwn`I asked what came of *${titleOf(release)}*, and what you learned.`,
  }),
};

type Endings = {
  [Type in ReleaseEvent['type']]?: (
    event: Extract<ReleaseEvent, { type: Type }>,
    told: { who: string; when: Mrkdwn },
    release: Release,
  ) => Mrkdwn;
};

type Answered = Extract<ReleaseEvent, { type: 'light_answered' }>['answer']['answer'];

const ANSWERED: Record<Answered, (name: string, when: Mrkdwn) => Mrkdwn> = {
  green: (name, when) => mrkdwn`${name} is green since ${when}.`,
  on_track: (name, when) => mrkdwn`${name} is on track since ${when}.`,
  not_yet: (name, when) => mrkdwn`${name} gave another answer ${when}: a newer message has it.`,
  not_applicable: (name, when) => mrkdwn`${name} says since ${when} that it is not concerned.`,
};

/** How it ended, for every event that ends a matter. */
const ENDINGS = {
  light_answered: ({ name, answer }, { when }) => ANSWERED[answer.answer](name, when),
  consent_given: ({ name, agreed }, { who, when }) =>
    agreed ? mrkdwn`${who} agreed, ${when}.` : mrkdwn`${who} had ${name} asked again, ${when}.`,
  department_asked: ({ name }, { when }) => mrkdwn`${name} was asked again, ${when}.`,
  department_removed: ({ name }, { when }) => mrkdwn`${name} is left out since ${when}.`,
  all_green: (_event, { when }) => mrkdwn`all green since ${when}.`,
  release_moved: (_event, { who, when }, release) =>
    mrkdwn`${who} moved it, ${when}. Launch: ${launchMoment(release)}.`,
  release_held: (_event, { who, when }) => mrkdwn`${who} put it on hold, ${when}.`,
  release_resumed: (_event, { who, when }) => mrkdwn`${who} resumed it, ${when}.`,
  release_cancelled: (_event, { who, when }) => mrkdwn`${who} cancelled it, ${when}.`,
  launch_decided: ({ mode }, { who, when }) =>
    mode === 'live_now'
      ? mrkdwn`${who} launched it, ${when}.`
      : mrkdwn`${who} started the deployment, ${when}.`,
  declared_live: (_event, { who, when }) => mrkdwn`it is live, said ${who}, ${when}.`,
  launch_failed: (_event, { who, when }) => mrkdwn`it did not work, said ${who}, ${when}.`,
  release_closed: (_event, { who, when }) => mrkdwn`${who} closed it, ${when}.`,
  manager_changed: ({ to }, { when }) => mrkdwn`${to.name} is the release manager since ${when}.`,
} satisfies Endings;

/** Events that end something have words for it. */
export const hasEnding = (type: ReleaseEvent['type']): type is keyof typeof ENDINGS =>
  Object.hasOwn(ENDINGS, type);

/** A matter that is settled: what it was, how it ended, and nothing to press. */
export const settledNotice = ({ release }: Scene, notice: Notice, told: Told): SlackMessage | null => {
  const { type } = told.event;
  if (!hasEnding(type) || !SETTLED_BY[notice.sort].includes(type)) return null;
  const { line, quote } = WAS[notice.sort](notice as never, release);
  const facts = { who: told.by.name, when: moment(told.at, release) };
  const ended = mrkdwn`Settled: ${ENDINGS[type](told.event as never, facts, release)}`;
  return messageOf(
    release,
    release.manager.name,
    joinMrkdwn([line, quote === undefined ? null : inlineText(quote), ended], ' '),
    [section(line), ...(quote === undefined ? [] : [richQuote(quote)]), context(ended)],
  );
};

/** `board.settled_notice`: the one edit of a message whose matter is over. */
export const renderSettledNotice: Renderer = async (row, reads, { now }) => {
  if (row.slot?.kind === 'statement.set_up_invitation') return { message: invitationSettled() };
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null) return { skip: 'no_such_release' };
  const notice = await noticeIn(reads, scene.release, row.slot);
  const told = await toldBy(row, reads);
  if (notice === null || told === null) return { skip: 'nothing_to_tell' };
  const message = settledNotice(scene, notice, told);
  return message === null ? { skip: 'nothing_to_tell' } : { message };
};
