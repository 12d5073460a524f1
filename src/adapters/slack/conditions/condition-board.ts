import type { KnownBlock } from '@slack/types';
import { formatDate, isAfter } from '../../../domain/calendar.ts';
import type { Condition, ConditionState } from '../../../domain/conditions/condition.ts';
import { conditionOf } from '../../../domain/conditions/decide-condition.ts';
import { conditionReminder } from '../../../domain/delivery/light-moments.ts';
import { lightOf, type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { type Scene, sceneOf } from '../lights/card/scene.ts';
import { launchMoment, moment } from '../lights/card/sentences.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { CONDITION_ACTIONS } from './ids.ts';

type Parts = { scene: Scene; condition: Condition; department: string };

/** One tap: it is done. */
export const doneButton = (release: Release, { id }: Condition): KnownBlock =>
  actions('condition', [
    button({
      actionId: CONDITION_ACTIONS.done,
      text: 'It is done',
      value: packIds({ releaseId: release.id, extra: id }),
      style: 'primary',
      accessibilityLabel: `It is done: ${plainName(titleOf(release), 50)}`,
    }),
  ]);

const day = ({ dueOn }: Condition, { now }: Scene): string => formatDate(dueOn, 'UTC', now);

/** What follows from it, or what became of it. */
const NEXT: Record<ConditionState, (parts: Parts) => Mrkdwn> = {
  asked: ({ scene, department }) =>
    mrkdwn`That is after the launch, ${launchMoment(scene.release)}: ${department} is green once ${scene.release.manager.name} agrees.`,
  open: ({ department, condition, scene }) =>
    isAfter(conditionReminder(condition, scene.settings), scene.now)
      ? mrkdwn`When the day ends without it, the light of ${department} turns red. I remind you the working day before.`
      : mrkdwn`When the day ends without it, the light of ${department} turns red.`,
  met: ({ condition, scene }) =>
    condition.settledBy === null || condition.settledAt === null
      ? mrkdwn`It is done.`
      : mrkdwn`Done: ${condition.settledBy.name}, ${moment(condition.settledAt, scene.release)}. Thank you.`,
  lapsed: ({ department }) => mrkdwn`That day is over. ${department} is green again once it is done.`,
  dropped: ({ department }) => mrkdwn`${department} gave another answer: there is nothing to do any more.`,
};

const ACTIVE: readonly ConditionState[] = ['asked', 'open', 'lapsed'];

/** A condition, as whoever sees to it reads it: what, for whom, until when, and one button. */
export const conditionMessage = (parts: Parts): SlackMessage => {
  const { scene, condition, department } = parts;
  const { release } = scene;
  const isOver = release.stage === 'cancelled' || release.stage === 'closed';
  const active = ACTIVE.includes(condition.state) && !isOver;
  const line = mrkdwn`*${department}* is green for *${titleOf(release)}*, if you see to this until *${day(condition, scene)}*. ${condition.raisedBy.name} said so:`;
  const next =
    isOver && ACTIVE.includes(condition.state) ? mrkdwn`This release is over.` : NEXT[condition.state](parts);
  return messageOf(release, condition.owner.name, joinMrkdwn([line, inlineText(condition.text), next], ' '), [
    section(line),
    richQuote(condition.text),
    section(next),
    ...(active ? [doneButton(release, condition)] : []),
  ]);
};

/** The day before it lapses. */
export const conditionDueMessage = ({ scene, condition, department }: Parts): SlackMessage => {
  const { release } = scene;
  const line = mrkdwn`*Until ${day(condition, scene)}*: ${department} counts on you for *${titleOf(release)}*.`;
  const next = mrkdwn`When that day ends without it, the light turns red.`;
  return messageOf(release, condition.owner.name, joinMrkdwn([line, inlineText(condition.text), next], ' '), [
    section(line),
    richQuote(condition.text),
    section(next),
    doneButton(release, condition),
  ]);
};

const drawn =
  (draw: (parts: Parts) => SlackMessage | null): Renderer =>
  async (row, reads, { now }) => {
    const scene = await sceneOf(row, reads, now);
    const id = String(row.payload.conditionId ?? row.slot?.subject ?? '');
    const condition = scene === null ? undefined : conditionOf(scene.release, id);
    if (scene === null || condition === undefined) return { skip: 'no_such_condition' };
    const department = lightOf(scene.release, condition.departmentId)?.name ?? '';
    const message = draw({ scene, condition, department });
    return message === null ? { skip: 'no_longer_so' } : { message };
  };

export const conditionRenderers = {
  'board.condition': drawn(conditionMessage),
  'statement.condition_due': drawn((parts) =>
    parts.condition.state === 'open' ? conditionDueMessage(parts) : null,
  ),
} as const;
