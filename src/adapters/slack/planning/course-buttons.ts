import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { type Instant, isAfter } from '../../../domain/calendar.ts';
import { isLegal } from '../../../domain/command.ts';
import { missingFromPlan } from '../../../domain/plan-form.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button, type Choice, overflow } from '../kit/elements.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { whoHears } from './done-words.ts';
import { PLAN_ACTIONS } from './ids.ts';
import { onRelease } from './titled.ts';

const startButton = (release: Release): ActionsBlockElement => {
  const consequence = release.practice
    ? mrkdwn`You get every message that the others would get, marked PRACTICE.`
    : mrkdwn`${whoHears(release)} now what is coming and when they are asked. The card of ${titleOf(release)} goes to the releases channel.`;
  return button({
    actionId: PLAN_ACTIONS.start,
    text: 'Start',
    value: packIds({ releaseId: release.id }),
    style: 'primary',
    accessibilityLabel: onRelease('Start', release),
    confirm: {
      title: onRelease('Start', release),
      text: consequence,
      confirm: 'Start',
      deny: 'Not now',
    },
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
export const MORE_CHOICES = ['scope', 'people', 'hand_over', 'cancel'] as const;
export type MoreChoice = (typeof MORE_CHOICES)[number];

const moreTexts: Record<MoreChoice, (title: string) => string> = {
  scope: () => 'Goal and scope',
  people: () => 'People and visibility',
  hand_over: (title) => `Hand over ${title}`,
  cancel: (title) => `Cancel ${title}`,
};

const moreOf = (release: Release): readonly MoreChoice[] =>
  MORE_CHOICES.filter((choice) => {
    if (choice === 'hand_over') return isLegal('hand_over', release);
    if (choice === 'cancel') return isLegal('cancel', release);
    return isLegal('edit', release);
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
  if (!isLegal('hold', release)) return [];
  return release.hold === null
    ? [simple(PLAN_ACTIONS.hold, 'Hold', 'Hold', release)]
    : [simple(PLAN_ACTIONS.resume, 'Resume', 'Resume', release)];
};

/** Everything that the manager can do with the release where it stands; no row when that is nothing. */
export const managerButtons = (release: Release, now: Instant): KnownBlock[] => {
  const mayEdit = isLegal('edit', release);
  const mayStart =
    isLegal('start', release) && release.lights.length > 0 && isAfter(release.plan.launch.at, now);
  const isIncomplete = missingFromPlan(release.plan).length > 0;
  const elements: ActionsBlockElement[] = [
    ...(mayStart ? [startButton(release)] : []),
    ...(mayEdit ? [simple(PLAN_ACTIONS.edit, 'Change', 'Change', release)] : []),
    ...(mayEdit && isIncomplete
      ? [simple(PLAN_ACTIONS.scope, 'Complete the plan', 'Complete the plan of', release)]
      : []),
    ...(isLegal('start', release)
      ? [simple(PLAN_ACTIONS.preview, 'Show me the messages', 'Show me the messages of', release)]
      : []),
    ...holdOrResume(release),
    ...moreMenu(release),
  ];
  return elements.length === 0 ? [] : [actions('plan.manager', elements)];
};
