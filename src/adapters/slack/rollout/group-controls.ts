import type { ActionsBlock, ActionsBlockElement, Button } from '@slack/types';
import type { Instant } from '../../../domain/calendar.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { groupsToCome, presentGroup, spreadingOf, whyNeeded } from '../../../domain/rollout/rollout.ts';
import { ONE_DAY, soakMeant, soakWords } from '../../../domain/rollout/soak.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button, type Choice, overflow } from '../kit/elements.ts';
import { plainName } from '../words/plain-name.ts';
import { GROUP_ACTIONS } from './ids.ts';

/** What the "…" carries: which of these, about which group. */
export const MORE_OF_GROUPS = ['day', 'back', 'hold'] as const;
export type MoreOfGroups = (typeof MORE_OF_GROUPS)[number];

const nextButton = (release: Release, now: Instant): Button | null => {
  const [next] = groupsToCome(release);
  const rollout = spreadingOf(release);
  if (next === undefined || rollout === null) return null;
  const early = whyNeeded(rollout, now);
  const text = `${early === 'early' ? 'Go on early' : 'Next group'}: ${plainName(next.name, 40)}`;
  return button({
    actionId: GROUP_ACTIONS.next,
    text,
    value: packIds({ releaseId: release.id, extra: next.id }),
    accessibilityLabel: `${text}, ${plainName(titleOf(release), 25)}`,
    // Where it asks why, it is not what most people press.
    ...(early === null && { style: 'primary' as const }),
  });
};

/** The door to stopping it for good. */
export const stopButton = (release: Release): Button =>
  button({
    actionId: GROUP_ACTIONS.stop,
    text: 'Stop here',
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: `Stop here: ${plainName(titleOf(release), 30)}`,
  });

/** Everything that the manager can decide about the groups; null where nothing is left to decide. */
export const groupControls = (release: Release, now: Instant): ActionsBlock | null => {
  const rollout = spreadingOf(release);
  if (rollout === null || release.hold !== null) return null;
  const { id: releaseId } = release;
  const title = plainName(titleOf(release), 30);
  const present = presentGroup(rollout);
  const soak = soakWords(soakMeant(present.soak));
  const next = nextButton(release, now);
  const wait = button({
    actionId: GROUP_ACTIONS.wait,
    text: `Wait ${soak} longer`,
    value: packIds({ releaseId, extra: present.id, seen: rollout.until }),
    accessibilityLabel: `Wait ${soak} longer: ${title}`,
  });
  const choice = (which: MoreOfGroups, text: string): Choice => ({
    text,
    value: packIds({ releaseId, extra: `${which}:${present.id}`, seen: rollout.until }),
  });
  const isUsual = soak === soakWords(ONE_DAY);
  const more = overflow(GROUP_ACTIONS.more, [
    choice('back', 'Take it back'),
    choice('hold', 'Hold'),
    ...(isUsual ? [] : [choice('day', `Wait ${soakWords(ONE_DAY)} longer`)]),
  ]);
  const elements: ActionsBlockElement[] = [...(next === null ? [] : [next]), wait, stopButton(release), more];
  return actions('groups', elements);
};
