import type { Instant } from '../../../domain/calendar.ts';
import type { Release } from '../../../domain/release.ts';
import type { Group } from '../../../domain/rollout/groups.ts';
import { plannedGroups } from '../../../domain/rollout/groups.ts';
import {
  type Expected,
  expectedAfter,
  expectedGroups,
  isSpreading,
  managersWall,
  progressOf,
  type Rollout,
} from '../../../domain/rollout/rollout.ts';
import { soakEnd, soakMeant } from '../../../domain/rollout/soak.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { slackDate, slackDay } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';

const NAME_MAX = 80;
const MOST_EXPECTED = 6;

/** A group's name inside a sentence. */
export const groupName = ({ name }: Pick<Group, 'name'>): Mrkdwn => inlineText(name, NAME_MAX);

const ended = (rollout: Rollout): Mrkdwn | null => {
  if (rollout.stopped !== null) {
    return rollout.stopped.takenBack ? mrkdwn`, then it was taken back` : mrkdwn`, and stopped there`;
  }
  return null;
};

/**
 * "2 of 4 groups, 25 % of customers"; null for what goes out to everybody at once, and once everybody has it.
 */
export const progressWords = (release: Release): Mrkdwn | null => {
  const progress = progressOf(release);
  const { rollout } = release;
  if (progress === null || rollout === null || rollout.completedAt !== null) return null;
  const { index, of, group } = progress;
  const end = ended(rollout);
  const red =
    isSpreading(release) && rollout.reds.length > 0 ? mrkdwn`. :red_circle: *Something goes wrong*` : null;
  return joinMrkdwn(
    [mrkdwn`*${index} of ${counted(of, 'group')}*, `, groupName(group), end, red, mrkdwn`.`],
    '',
  );
};

const expectedWords = (expected: readonly Expected[], zone: string): Mrkdwn | null => {
  const left = expected.length - MOST_EXPECTED;
  const named = expected
    .slice(0, MOST_EXPECTED)
    .map(({ group, at }) => mrkdwn`${groupName(group)} about ${slackDay(at, zone)}`);
  return named.length === 0 ? null : joinMrkdwn([...named, left > 0 ? mrkdwn`and ${left} more` : null], ', ');
};

/** Before the launch: whom it reaches then, and when the others follow. */
const plannedWords = (release: Release, settings: WorkspaceSettings): Mrkdwn | null => {
  const [first, ...others] = plannedGroups(release.plan);
  if (release.plan.path !== 'phased' || first === undefined || others.length === 0) return null;
  const wall = managersWall(release, settings);
  const until = soakEnd(release.plan.launch.at, soakMeant(first.soak), wall);
  const follow = expectedWords(expectedAfter(until, others, wall), settings.zone);
  return mrkdwn`*It comes group by group*: ${groupName(first)} first, then ${follow ?? ''}.`;
};

/** Who has it, and when the others get it: for everybody who reads the announcement; null where all get it at once. */
export const whoHasIt = (release: Release, settings: WorkspaceSettings): Mrkdwn | null => {
  const { rollout } = release;
  const progress = progressOf(release);
  if (rollout === null || progress === null) return plannedWords(release, settings);
  const { index, of, group } = progress;
  if (of === 1) return null;
  if (rollout.completedAt !== null) {
    return mrkdwn`*Everybody has it* since ${slackDate(rollout.completedAt, settings.zone)}.`;
  }
  const { stopped } = rollout;
  if (stopped !== null) {
    return stopped.takenBack
      ? mrkdwn`*It was taken back* ${slackDate(stopped.at, settings.zone)}: nobody has it at the moment.`
      : mrkdwn`*It goes no further* than ${groupName(group)} (${index} of ${of} groups), since ${slackDate(stopped.at, settings.zone)}.`;
  }
  const has = mrkdwn`*It comes group by group*: ${groupName(group)} since ${slackDate(group.at, settings.zone)}, ${index} of ${of} groups.`;
  const next = release.hold === null ? expectedWords(expectedGroups(release, settings), settings.zone) : null;
  return joinMrkdwn([has, next === null ? null : mrkdwn`Next: ${next}.`], ' ');
};

/** "The first group gets it: 5 % of customers." Null where the launch reaches everybody. */
export const firstGroupWords = (release: Release): Mrkdwn | null => {
  if (release.plan.path !== 'phased') return null;
  const [first, ...others] = plannedGroups(release.plan);
  if (first === undefined) return null;
  return others.length === 0
    ? mrkdwn`The plan names no groups: *everybody* gets it at once.`
    : mrkdwn`*The first group gets it*: ${groupName(first)}. ${counted(others.length, 'group')} ${others.length === 1 ? 'follows' : 'follow'} once you say so.`;
};

/** When the present group's time is over. */
export const watchedUntil = (until: Instant, zone: string): Mrkdwn => slackDate(until, zone);
