import type { ActionsBlock, ActionsBlockElement, Overflow } from '@slack/types';
import type { Entry } from '../../../application/reminders/digest/read-digest.ts';
import type { Instant } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import { departmentById, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button, type Choice, overflow } from '../kit/elements.ts';
import { greenButton, notYetButton } from '../lights/card/controls.ts';
import { plainName } from '../words/plain-name.ts';
import { REMINDER_ACTIONS } from './ids.ts';

/** What the "…" of an entry carries beside the question: which of these it is. */
export const MORE = ['on_track', 'snooze_hour', 'snooze_tomorrow', 'snooze_date', 'deputy'] as const;
export type More = (typeof MORE)[number];

const MORE_TEXTS: Record<More, string> = {
  on_track: 'On track',
  snooze_hour: 'Remind me in an hour',
  snooze_tomorrow: 'Remind me tomorrow morning',
  snooze_date: 'Remind me on a date…',
  deputy: 'Ask my deputy',
};

const hasDeputy = (settings: WorkspaceSettings, { light, part }: Entry): boolean => {
  const department = departmentById(settings, light.departmentId);
  return part === 'lead' && department !== undefined && department.deputies.length > 0;
};

const idsOf = ({ release, light }: Entry) => ({ releaseId: release.id, departmentId: light.departmentId });

const moreMenu = (settings: WorkspaceSettings, entry: Entry): Overflow => {
  const choice = (extra: More): Choice => ({
    text: MORE_TEXTS[extra],
    value: packIds({ ...idsOf(entry), extra }),
  });
  return overflow(REMINDER_ACTIONS.more, [
    choice('on_track'),
    choice('snooze_hour'),
    choice('snooze_tomorrow'),
    choice('snooze_date'),
    ...(hasDeputy(settings, entry) ? [choice('deputy')] : []),
  ]);
};

/** The launch is near when a sponsor hears of it: a date to put it off to would be no help. */
const SPONSOR_BUTTONS = [
  { actionId: REMINDER_ACTIONS.hour, text: MORE_TEXTS.snooze_hour },
  { actionId: REMINDER_ACTIONS.morning, text: MORE_TEXTS.snooze_tomorrow },
] as const;

const sponsorButtons = (entry: Entry): ActionsBlockElement[] =>
  SPONSOR_BUTTONS.map(({ actionId, text }) =>
    button({
      actionId,
      text,
      value: packIds(idsOf(entry)),
      accessibilityLabel: `${text}: ${plainName(entry.light.name, 20)}, ${plainName(titleOf(entry.release), 20)}`,
    }),
  );

/**
 * What one entry of a digest can be answered with: the same buttons as on the department's card, and the ways
 * to put it off. A sponsor cannot answer: they talk to the lead, and are reminded again when they wish.
 *
 * @param first the nearest deadline: one button a message stands out
 */
export const entryControls = (
  settings: WorkspaceSettings,
  entry: Entry,
  { first, index, now }: { first: boolean; index: number; now: Instant },
): ActionsBlock => {
  const { release, light, checklist = null } = entry;
  const question = { release, light, now, checklist };
  return actions(
    `reminder.${index}`,
    entry.part === 'sponsor'
      ? sponsorButtons(entry)
      : [greenButton(question, first), notYetButton(question), moreMenu(settings, entry)],
  );
};

/** One click of the release manager: this department's people are reminded now. */
export const nudgeButton = (releaseId: string, departmentId: string, name: string, title: string) =>
  button({
    actionId: REMINDER_ACTIONS.nudge,
    text: 'Nudge',
    value: packIds({ releaseId, departmentId }),
    accessibilityLabel: `Nudge: ${plainName(name, 25)}, ${plainName(title, 30)}`,
  });

export const titleFor = (entry: Pick<Entry, 'release'>): string => plainName(titleOf(entry.release));
