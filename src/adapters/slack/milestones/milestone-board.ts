import type { KnownBlock } from '@slack/types';
import { formatDate, type Instant } from '../../../domain/calendar.ts';
import {
  type DatedMilestone,
  type MilestoneDay,
  milestonesOn,
} from '../../../domain/milestones/milestone-days.ts';
import { isOver, type Release, titleOf } from '../../../domain/release.ts';
import { zoneFor } from '../../../domain/reminders/silence.ts';
import { weekOf } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { slackDate, slackTime } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { sceneOf } from '../lights/card/scene.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { MILESTONE_ACTIONS } from './ids.ts';

/** Each takes two blocks; the rest stands in the plan. */
const MOST_SHOWN = 20;
/** In the line that is read aloud. */
const SPOKEN = 60;

type Parts = { release: Release; date: string; now: Instant; day: MilestoneDay };

const isOpen = ({ item }: DatedMilestone): boolean => item.doneAt === null;

const doneButton = (release: Release, { item }: DatedMilestone, isOnly: boolean) =>
  button({
    actionId: MILESTONE_ACTIONS.done,
    text: 'Done',
    value: packIds({ releaseId: release.id, extra: item.id }),
    ...(isOnly && { style: 'primary' }),
    accessibilityLabel: `Done: ${plainName(item.what, SPOKEN)}`,
  });

/** The way back after a slip of the finger. */
const reopenButton = (release: Release, { item }: DatedMilestone) =>
  button({
    actionId: MILESTONE_ACTIONS.reopen,
    text: 'Not done after all',
    value: packIds({ releaseId: release.id, extra: item.id }),
    accessibilityLabel: `Not done after all: ${plainName(item.what, SPOKEN)}`,
  });

/** By when, or since when it is late; null where its day says all. */
const whenOf = (
  { date, until, at, zone, item }: DatedMilestone,
  isLate: boolean,
  now: Instant,
): Mrkdwn | null => {
  if (isLate) return mrkdwn`It was due on ${formatDate(until, 'UTC', now)}.`;
  if (at !== null)
    return item.when.kind === 'fixed' && until !== date
      ? mrkdwn`From ${slackDate(at, zone)}`
      : mrkdwn`At ${slackTime(at, zone)}`;
  return until === date ? null : mrkdwn`Until ${formatDate(until, 'UTC', now)}`;
};

const itemBlocks = (
  { release, now }: Parts,
  milestone: DatedMilestone,
  { isLate, isOnly }: { isLate: boolean; isOnly: boolean },
): KnownBlock[] => {
  const { item } = milestone;
  const what = plainName(item.what, 200);
  if (!isOpen(milestone)) {
    const back = isOver(release) ? {} : { accessory: reopenButton(release, milestone) };
    return [section(`Done: ${what}`, back)];
  }
  const accessory = isOver(release) ? {} : { accessory: doneButton(release, milestone, isOnly) };
  const when = whenOf(milestone, isLate, now);
  // A rehearsal's manager reads what several people would.
  const whose = release.practice && item.owner !== null ? mrkdwn`For ${item.owner.name}` : null;
  const small = [whose, when].filter((piece) => piece !== null);
  return [section(what, accessory), ...(small.length === 0 ? [] : [context(joinMrkdwn(small, ' · '))])];
};

const spoken = (lead: Mrkdwn, milestones: readonly DatedMilestone[]): Mrkdwn => {
  const open = milestones.filter(isOpen).slice(0, 5);
  const names = open.map(({ item }) => inlineText(item.what, SPOKEN));
  return names.length === 0 ? lead : mrkdwn`${lead} ${joinMrkdwn(names, '; ')}`;
};

const headline = ({ release, date, now }: Parts, count: number, isLate: boolean): Mrkdwn => {
  const title = titleOf(release);
  return isLate
    ? mrkdwn`*${title}*: ${counted(count, 'milestone')} of yours ${count === 1 ? 'is' : 'are'} *overdue*.`
    : mrkdwn`*${title}*: ${counted(count, 'milestone')} of yours on *${formatDate(date, 'UTC', now)}*.`;
};

const end = ({ release, day }: Parts): KnownBlock[] => {
  if (isOver(release)) return [context('This release is over: there is nothing to do any more.')];
  if (release.hold !== null) return [context('It is on hold: this can wait until it goes on.')];
  return [...day.due, ...day.overdue].some(isOpen) ? [] : [context('All done. Thank you.')];
};

/** The milestones of one person's day: what, by when, and one button for each. */
export const milestoneMessage = (parts: Parts): SlackMessage => {
  const { release, date, now, day } = parts;
  const all = [...day.overdue, ...day.due];
  const owners = [...new Set(all.map(({ item }) => item.owner?.name ?? ''))].filter((name) => name !== '');
  const reader = listedAnd(owners.slice(0, 3)) || release.manager.name;
  if (all.length === 0) {
    const none = mrkdwn`*${titleOf(release)}*: nothing of yours is left for *${formatDate(date, 'UTC', now)}*. It moved, or it was taken out of the plan.`;
    return messageOf(release, reader, none, [section(none)]);
  }
  const isOnly = all.filter(isOpen).length === 1;
  const late = day.overdue.slice(0, MOST_SHOWN);
  const due = day.due.slice(0, MOST_SHOWN - late.length);
  const rest = all.length - late.length - due.length;
  const part = (shown: readonly DatedMilestone[], count: number, isLate: boolean): KnownBlock[] =>
    shown.length === 0
      ? []
      : [
          section(headline(parts, count, isLate)),
          ...shown.flatMap((milestone) => itemBlocks(parts, milestone, { isLate, isOnly })),
        ];
  const lead = headline(parts, (late.length > 0 ? day.overdue : day.due).length, late.length > 0);
  return messageOf(release, reader, spoken(lead, all), [
    ...part(late, day.overdue.length, true),
    ...part(due, day.due.length, false),
    ...(rest === 0
      ? []
      : [
          context(
            `And ${rest} more ${rest === 1 ? 'milestone' : 'milestones'}: its release manager has the whole plan.`,
          ),
        ]),
    ...end(parts),
  ]);
};

const renderMilestones: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || !('user' in row.slot.audience))
    return { skip: 'no_such_release' };
  const { release, settings } = scene;
  const { subject: date, audience } = row.slot;
  const person = await reads.person(row.workspaceId, audience.user);
  const zone = zoneFor(person?.zone ?? null, null, settings.zone);
  const day = milestonesOn(release, { userId: audience.user, date, zone }, weekOf(settings));
  const isNew = (await reads.message(row.workspaceId, row.slotKey ?? '')) === null;
  // Done, moved or taken out while the message waited for its turn.
  if (isNew && ![...day.due, ...day.overdue].some(isOpen)) return { skip: 'nothing_due' };
  return { message: milestoneMessage({ release, date, now, day }) };
};

export const milestoneRenderers = { 'board.milestones': renderMilestones } satisfies Partial<Renderers>;
