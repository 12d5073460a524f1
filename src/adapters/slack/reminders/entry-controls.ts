import type { ActionsBlock, ActionsBlockElement, Overflow } from '@slack/types';
import type { Entry } from '../../../application/reminders/read-digest.ts';
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

const moreMenu = (settings: WorkspaceSettings, entry: Entry): Overflow => {
  const { release, light, part } = entry;
  const choice = (extra: More): Choice => ({
    text: MORE_TEXTS[extra],
    value: packIds({ releaseId: release.id, departmentId: light.departmentId, extra }),
  });
  const putOff = [choice('snooze_hour'), choice('snooze_tomorrow'), choice('snooze_date')] as const;
  const [first, ...others] = putOff;
  return part === 'sponsor'
    ? overflow(REMINDER_ACTIONS.more, [first, others[0], others[1]])
    : overflow(REMINDER_ACTIONS.more, [
        choice('on_track'),
        first,
        ...others,
        ...(hasDeputy(settings, entry) ? [choice('deputy')] : []),
      ]);
};

/**
 * What one entry of a digest can be answered with: the same buttons as on the department's card, and the ways
 * to put it off. A sponsor, who cannot answer, can only put it off.
 *
 * @param first the nearest deadline: one button a message stands out
 */
export const entryControls = (
  settings: WorkspaceSettings,
  entry: Entry,
  { first, index, now }: { first: boolean; index: number; now: Instant },
): ActionsBlock => {
  const { release, light } = entry;
  const question = { release, light, now };
  const answers: ActionsBlockElement[] =
    entry.part === 'sponsor' ? [] : [greenButton(question, first), notYetButton(question)];
  return actions(`reminder.${index}`, [...answers, moreMenu(settings, entry)]);
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
