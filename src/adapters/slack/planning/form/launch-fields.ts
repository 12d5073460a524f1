import type { InputBlock } from '@slack/types';
import type { Instant } from '../../../../domain/calendar.ts';
import { dateField, selectField, timeField } from '../../kit/inputs.ts';
import { zoneChoices } from './zone-choices.ts';

/** Day, time and zone as a form shows them. */
type Wall = { date?: string; time?: string; zone: string };

type Worded = {
  /** How the three fields are called where the form asks for something special. */
  labels?: Partial<Record<keyof Wall, string>>;
  /** Their ids, where they are not called so. */
  ids?: Record<keyof Wall, string>;
  dateHint?: string;
};

const IDS = { date: 'date', time: 'time', zone: 'zone' } as const;
const LABELS = { date: 'Launch date', time: 'Launch time', zone: 'Time zone of the launch' } as const;

/** When a launch is: a day, a time, and the zone on whose wall they stand. */
export const launchFields = (
  { date = '', time = '', zone }: Wall,
  { zones, now }: { zones: { own: string | null; workspace: string }; now: Instant },
  { labels = {}, ids = IDS, dateHint }: Worded = {},
): InputBlock[] => {
  const label = { ...LABELS, ...labels };
  return [
    dateField({
      id: ids.date,
      label: label.date,
      initial: date,
      ...(dateHint !== undefined && { hint: dateHint }),
    }),
    timeField({ id: ids.time, label: label.time, initial: time }),
    selectField({
      id: ids.zone,
      label: label.zone,
      choices: zoneChoices({ shown: zone, ...zones }, now),
      initial: zone,
    }),
  ];
};
