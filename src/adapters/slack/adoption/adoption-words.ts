import { type KnownAdoption, newestAdoption } from '../../../domain/adoption/adoption.ts';
import type { KnownFact } from '../../../domain/hooks/fact.ts';
import type { Release } from '../../../domain/release.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';

/** "1,240" */
const number = (value: number): string => value.toLocaleString('en-US');

/** "1,240 of 3,000, 41 %" */
export const countWords = ({ count, of, percent }: KnownAdoption): Mrkdwn => {
  const counted =
    count === null
      ? null
      : of === null
        ? mrkdwn`${number(count)}`
        : mrkdwn`${number(count)} of ${number(of)}`;
  return joinMrkdwn([counted, percent === null ? null : mrkdwn`${percent} %`], ', ');
};

/** "How many have it: 1,240 of 3,000, 41 %. Maya, Dec 12"; null where nobody knows. */
export const adoptionLine = (release: Release, facts: readonly KnownFact[], zone: string): Mrkdwn | null => {
  const known = newestAdoption(release, facts);
  if (known === null) return null;
  return mrkdwn`*How many have it*: ${countWords(known)}. ${known.from}, ${slackDate(known.at, zone)}`;
};
