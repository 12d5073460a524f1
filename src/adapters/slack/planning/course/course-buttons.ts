import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { isAfter } from '../../../../domain/calendar.ts';
import { isLegal } from '../../../../domain/command.ts';
import { isReady } from '../../../../domain/lights/verdict.ts';
import type { Actor } from '../../../../domain/person.ts';
import { missingFromPlan } from '../../../../domain/plan/plan-form.ts';
import { neededToStart } from '../../../../domain/plan/what-start-demands.ts';
import { mayNot } from '../../../../domain/policy.ts';
import { isOver, lightsAreOpen, type Release, titleOf } from '../../../../domain/release.ts';
import { isLookBackOpen } from '../../../../domain/retro/retro.ts';
import { isSpreading } from '../../../../domain/rollout/rollout.ts';
import { isReviewOwed } from '../../../../domain/urgent/decide-urgent.ts';
import { nextRoundButtons } from '../../acceptance/rounds-row.ts';
import { countButtons } from '../../adoption/adoption-form.ts';
import { packIds } from '../../edge/value.ts';
import { actions } from '../../kit/blocks.ts';
import { button, type Choice, overflow } from '../../kit/elements.ts';
import { lookBackButton } from '../../retro/retro-buttons.ts';
import { askReviewsButton } from '../../review/controls.ts';
import { groupControls } from '../../rollout/group-controls.ts';
import { reviewButton } from '../../urgent/review.ts';
import type { Scene } from '../card/standing.ts';
import { onRelease } from '../card/titled.ts';
import { PLAN_ACTIONS } from '../ids.ts';
import { MOVE_ACTIONS } from '../move/ids.ts';
import { startMeans } from './done-words.ts';

const startButton = (scene: Scene): ActionsBlockElement => {
  const { release } = scene;
  // What is missing is asked for in a form, which says what follows: nobody confirms twice.
  const asksFirst = neededToStart(release).length > 0;
  return button({
    actionId: PLAN_ACTIONS.start,
    text: 'Start',
    value: packIds({ releaseId: release.id }),
    style: 'primary',
    accessibilityLabel: onRelease('Start', release),
    ...(!asksFirst && {
      confirm: {
        title: onRelease('Start', release),
        text: startMeans(scene),
        confirm: 'Start',
        deny: 'Not now',
      },
    }),
  });
};

const simple = (actionId: string, text: string, label: string, release: Release): ActionsBlockElement =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: onRelease(label, release),
  });

/** What the "…" menu carries: the release, and which of these it is. */
export const MORE_CHOICES = ['chase', 'plan', 'without', 'hand_over', 'cancel'] as const;
export type MoreChoice = (typeof MORE_CHOICES)[number];

const moreTexts: Record<MoreChoice, (title: string) => string> = {
  chase: () => 'Who was reminded?',
  plan: () => 'The plan in full',
  without: () => 'Launch without a department',
  hand_over: (title) => `Hand over ${title}`,
  cancel: (title) => `Cancel ${title}`,
};

const moreOf = (release: Release): readonly MoreChoice[] =>
  MORE_CHOICES.filter((choice) => {
    if (choice === 'chase') return lightsAreOpen(release) && release.startedAt !== null;
    if (choice === 'without') {
      const leftOut = release.lights.some(({ waiver }) => waiver !== null);
      return isLegal('waive', release) && (leftOut || !isReady(release));
    }
    if (choice === 'hand_over') return isLegal('hand_over', release);
    if (choice === 'cancel') return isLegal('cancel', release);
    // After the launch there is still something to tick, and to add.
    return isLegal('put_item', release);
  });

const moreMenu = (release: Release): ActionsBlockElement[] => {
  const choices = moreOf(release).map((choice): Choice & { choice: MoreChoice } => ({
    choice,
    text: moreTexts[choice](titleOf(release)),
    value: packIds({ releaseId: release.id, extra: choice }),
  }));
  const [first, second, ...others] = choices;
  if (first === undefined) return [];
  // Slack wants at least two choices in a menu.
  if (second === undefined) return [simple(PLAN_ACTIONS.handOver, 'Hand over', 'Hand over', release)];
  return [overflow(PLAN_ACTIONS.more, [first, second, ...others])];
};

const holdOrResume = (release: Release): ActionsBlockElement[] => {
  // Users have it: there is no progress left to stop, unless it goes on to others.
  if (!isLegal('hold', release) || (release.launch?.liveAt != null && !isSpreading(release))) return [];
  return release.hold === null
    ? [simple(PLAN_ACTIONS.hold, 'Hold', 'Hold', release)]
    : [simple(PLAN_ACTIONS.resume, 'Resume', 'Resume', release)];
};

/**
 * What this person can do with a release that runs: everything for its manager, Hold for those who answer for
 * a department. For answers that only they see.
 */
export const ownButtons = (scene: Scene, actor: Actor): KnownBlock[] => {
  const { release, settings } = scene;
  if (release.manager.userId === actor.userId) return isOver(release) ? [] : managerButtons(scene);
  const mayHold =
    release.hold === null && mayNot(actor, { type: 'hold', reason: '' }, release, settings) === null;
  const elements = mayHold ? holdOrResume(release) : [];
  return elements.length === 0 ? [] : [actions('plan.manager', elements)];
};

/** A wave may have nobody of its own; it starts with its main release, or after it. */
const hasWhomToAsk = ({ lights, family: { waveOf } }: Release): boolean =>
  waveOf === null ? lights.length > 0 : waveOf.main.stands !== 'draft';

/** Everything that the manager can do with the release where it stands; no row when that is nothing. */
export const managerButtons = (scene: Scene): KnownBlock[] => {
  const { release, now } = scene;
  const mayEdit = isLegal('edit', release);
  const mayStart = isLegal('start', release) && hasWhomToAsk(release) && isAfter(release.plan.launch.at, now);
  const isIncomplete = release.urgent === null && missingFromPlan(release.plan).length > 0;
  const groups = groupControls(release, now);
  const elements: ActionsBlockElement[] = [
    ...(mayStart ? [startButton(scene)] : []),
    ...(mayEdit ? [simple(PLAN_ACTIONS.edit, 'Change', 'Change', release)] : []),
    // A hotfix goes out as soon as it is green: it has no date to move.
    ...(isLegal('plan_move', release) && release.urgent === null
      ? [simple(MOVE_ACTIONS.open, 'Move', 'Move', release)]
      : []),
    ...(mayEdit && isIncomplete
      ? [simple(PLAN_ACTIONS.scope, 'Complete the plan', 'Complete the plan of', release)]
      : []),
    ...askReviewsButton(scene),
    ...(isLegal('start', release)
      ? [simple(PLAN_ACTIONS.preview, 'Show me the messages', 'Show me the messages of', release)]
      : []),
    ...(isReviewOwed(release) ? [reviewButton(release)] : []),
    ...nextRoundButtons(release),
    ...(isLookBackOpen(release) ? [lookBackButton(release)] : []),
    ...countButtons(release),
    // The row of the groups has it in its menu.
    ...(groups === null ? holdOrResume(release) : []),
    ...moreMenu(release),
  ];
  return [
    ...(groups === null ? [] : [groups]),
    ...(elements.length === 0 ? [] : [actions('plan.manager', elements)]),
  ];
};
