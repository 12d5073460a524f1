import type { KnownBlock } from '@slack/types';
import type { Reads } from '../../../application/ports.ts';
import { isAfter } from '../../../domain/calendar.ts';
import { summarise } from '../../../domain/feedback/feedback.ts';
import { isOpenIssue } from '../../../domain/issues/issue.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { groupsToCome, isSpreading, presentGroup, type Rollout } from '../../../domain/rollout/rollout.ts';
import { questionIn } from '../../../domain/rollout/rollout-boards.ts';
import { packIds } from '../edge/value.ts';
import { factBlocks } from '../hooks/known-facts.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { courseControls } from '../lights/card/direct-controls.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { type Scene, sceneOf } from '../lights/card/scene.ts';
import { onRelease } from '../planning/card/titled.ts';
import { PLAN_ACTIONS } from '../planning/ids.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { counted } from '../words/listed.ts';
import { groupControls } from './group-controls.ts';
import { redBlocks } from './group-forms.ts';
import { groupName } from './group-words.ts';

type Question = ReturnType<typeof questionIn>;

/** What became of a question that waits for nobody any more; null while it does. */
const settledWords = ({ release, settings }: Scene, question: Question): Mrkdwn | null => {
  const { rollout, hold } = release;
  if (rollout === null) return mrkdwn`There is nothing to decide here any more.`;
  const when = (at: string): Mrkdwn => slackDate(at, settings.zone);
  const index = rollout.begun.findIndex(({ id }) => id === question.groupId);
  const next = rollout.begun[index + 1];
  if (next !== undefined)
    return mrkdwn`Went on: ${groupName(next)} since ${when(next.at)}, said ${next.by.name}.`;
  const { stopped } = rollout;
  if (stopped !== null) {
    return stopped.takenBack
      ? mrkdwn`Taken back ${when(stopped.at)}, said ${stopped.by.name}.`
      : mrkdwn`Stopped here ${when(stopped.at)}, said ${stopped.by.name}.`;
  }
  if (!isSpreading(release)) return mrkdwn`There is nothing to decide here any more.`;
  if (hold !== null) return mrkdwn`On hold since ${when(hold.at)}. I ask again once it goes on.`;
  if (rollout.until !== question.until)
    return mrkdwn`It is watched longer: I ask again ${when(rollout.until)}.`;
  return rollout.asked?.times === question.times
    ? null
    : mrkdwn`Nobody answered: a newer message asks the same.`;
};

/** What was found since this group has it. */
const issueWords = ({ issues }: Release, rollout: Rollout): Mrkdwn => {
  const { at } = presentGroup(rollout);
  const since = issues.filter(({ reportedAt }) => isAfter(reportedAt, at));
  const open = issues.filter(isOpenIssue).length;
  const found = since.length === 0 ? 'nothing was reported' : `${counted(since.length, 'issue')} reported`;
  return mrkdwn`*Issues since then*: ${found}; ${open === 0 ? 'none is open' : `${open} ${open === 1 ? 'is' : 'are'} open`}.`;
};

const feedbackWords = async (reads: Reads, { workspaceId, id }: Release): Promise<Mrkdwn> => {
  const named = await reads.namedFeedback(workspaceId, id);
  const { answers, average } = summarise(named, await reads.anonymousFeedback(workspaceId, id));
  if (answers === 0) return mrkdwn`*Feedback so far*: none yet.`;
  const rated = average === null ? mrkdwn`` : mrkdwn`, on average ${average.toFixed(1)} of 5`;
  return mrkdwn`*Feedback so far*: ${counted(answers, 'answer')}${rated}.`;
};

const stopRule = ({ plan }: Release): KnownBlock[] => {
  const rule = plan.contents.phased.stopRule.trim();
  return rule === ''
    ? [context('The plan does not say when it stops.')]
    : [section(mrkdwn`*When we stop*, by the plan:`), richQuote(rule, 1000)];
};

const asksWords = (release: Release, rollout: Rollout, { settings }: Scene): Mrkdwn => {
  const present = presentGroup(rollout);
  const [next] = groupsToCome(release);
  const index = rollout.begun.length;
  const all = index + groupsToCome(release).length;
  const has = mrkdwn`*${titleOf(release)}*: ${groupName(present)} since ${slackDate(present.at, settings.zone)}, ${index} of ${all} groups.`;
  return mrkdwn`${has} *Go on?* Next: ${next === undefined ? mrkdwn`everybody` : groupName(next)}.`;
};

/** Who reads it: whoever decides, whoever stands in, or an admin whom nobody answered. */
const readersWords = (release: Release, reader: string, times: number): Mrkdwn | null => {
  if (reader !== release.manager.userId) {
    return mrkdwn`${release.manager.name} decides, and has not answered${times > 1 ? mrkdwn` on ${counted(times - 1, 'working day')}` : mrkdwn` yet`}.`;
  }
  return times > 1 ? mrkdwn`I ask each working day until you decide.` : null;
};

const controlsFor = (release: Release, reader: string, { now, settings }: Scene): KnownBlock[] => {
  if (reader === release.manager.userId) {
    const controls = groupControls(release, now);
    return controls === null ? [] : [controls];
  }
  if (!settings.admins.includes(reader)) return [];
  const handOver = button({
    actionId: PLAN_ACTIONS.handOver,
    text: 'Hand it over',
    value: packIds({ releaseId: release.id }),
    style: 'primary',
    accessibilityLabel: onRelease('Hand over', release),
  });
  return [actions('groups.admin', [handOver])];
};

/** `board.stage_question`: "Go on?", with what is known; afterwards what became of it. */
export const renderQuestion: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { audience, subject } = row.slot;
  const reader = 'user' in audience ? audience.user : '';
  const { release, settings } = scene;
  const { rollout } = release;
  const question = questionIn(subject);
  const settled = settledWords(scene, question);
  if (settled !== null || rollout === null) {
    const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
    if (isFirst) return { skip: 'no_longer_so' };
    const asked = mrkdwn`I asked whether *${titleOf(release)}* goes on to the next group.`;
    const ending = settled ?? mrkdwn`There is nothing to decide here any more.`;
    const resume =
      release.hold !== null && isSpreading(release) && reader === release.manager.userId
        ? [courseControls(release, ['resume'], 'resume')]
        : [];
    return {
      message: messageOf(release, release.manager.name, joinMrkdwn([asked, ending], ' '), [
        section(asked),
        context(ending),
        ...resume,
      ]),
    };
  }
  const asks = asksWords(release, rollout, scene);
  const facts = [issueWords(release, rollout), await feedbackWords(reads, release)];
  const known = await reads.knownFacts(row.workspaceId, release.id);
  const who = readersWords(release, reader, question.times);
  const red = rollout.reds.length === 0 ? null : mrkdwn`:red_circle: Something goes wrong.`;
  return {
    message: messageOf(release, release.manager.name, joinMrkdwn([asks, red, ...facts, who], ' '), [
      section(asks),
      ...redBlocks(release),
      section(joinMrkdwn(facts)),
      ...factBlocks(known, release, settings.zone),
      ...stopRule(release),
      ...(who === null ? [] : [context(who)]),
      ...controlsFor(release, reader, scene),
    ]),
  };
};

/** What the manager reads while a release goes out group by group. */
export const groupRenderers = { 'board.stage_question': renderQuestion } satisfies Partial<Renderers>;
