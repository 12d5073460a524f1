import type { FactName } from '../../../domain/lights/facts.ts';
import type { LightRules, Quorum } from '../../../domain/lights/light-rules.ts';
import { RISKS, type Risk } from '../../../domain/risk/risk.ts';
import type { Department } from '../../../domain/settings/settings.ts';
import type { Choice } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';

/** What may change after a green light. The date is a choice of its own: an earlier one asks everybody again. */
const JUDGED: Record<Exclude<FactName, 'date'>, string> = {
  name: 'Name',
  price: 'Price',
  packages: 'Packages',
  scope: 'Scope',
  candidate: 'Build',
};

export const LATER_DATE = 'date';

export const judgedChoices: readonly Choice[] = [
  ...Object.entries(JUDGED).map(([value, text]) => ({ value, text })),
  { value: LATER_DATE, text: 'Date', description: 'Also when the launch moves to a later day.' },
];

export const isJudged = (value: string): value is Exclude<FactName, 'date'> => Object.hasOwn(JUDGED, value);

const NEEDED_FROM: Record<Risk, string> = {
  low: 'Every release',
  normal: 'Releases of normal and high risk',
  high: 'Releases of high risk only',
};

export const neededChoices: readonly Choice[] = RISKS.map((value) => ({ value, text: NEEDED_FROM[value] }));

const MOST_OFFERED = 3;

const fromPeople = (count: number): string => `From ${count} of its people`;

/** What is set already stays a choice, whatever it is. */
export const quorumChoices = (present: string): readonly Choice[] => {
  const counts = Array.from({ length: MOST_OFFERED - 1 }, (_, index) => index + 2);
  const own = /^\d+$/.test(present) ? Number(present) : 0;
  const offered = own > MOST_OFFERED ? [...counts, own] : counts;
  return [
    { value: 'any', text: 'From one lead', description: 'Or from a deputy.' },
    {
      value: 'all',
      text: 'From every lead',
      description: 'A deputy may take the place of one.',
    },
    ...offered.map((count) => ({ value: String(count), text: fromPeople(count) })),
  ];
};

/** One person is any lead, however it was written. */
export const quorumText = (quorum: Quorum): string => (quorum === 1 ? 'any' : String(quorum));

const quorumLine = ({ quorum }: LightRules): string | null => {
  if (quorumText(quorum) === 'any') return null;
  return quorum === 'all' ? 'green from every lead' : `green from ${quorum} people`;
};

/** How a department's light is given, where it is not the usual: pieces of its line in the settings. */
export const rulesPieces = (
  { rules, onDutyId }: Department,
  departments: readonly Department[],
): readonly (Mrkdwn | string | null)[] => {
  const { after, validDays, requiredFrom } = rules;
  const first = departments.filter(({ id }) => after.includes(id)).map(({ name }) => plainName(name));
  return [
    quorumLine(rules),
    first.length === 0 ? null : `after ${listedAnd(first)}`,
    validDays === null ? null : `holds for ${counted(validDays, 'working day')}`,
    requiredFrom === 'low' ? null : `needed from ${requiredFrom} risk on`,
    onDutyId === null ? null : mrkdwn`on duty: ${userMention(onDutyId)}`,
  ];
};
