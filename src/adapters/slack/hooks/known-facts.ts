import type { KnownBlock } from '@slack/types';
import { JUDGED_KINDS, type KnownFact, standingFacts } from '../../../domain/hooks/fact.ts';
import { factWords } from '../../../domain/hooks/hook-words.ts';
import type { Release } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { lineSections } from '../planning/card/line-sections.ts';

/** So many stand on the card; Details shows the others. */
const MOST_ON_CARD = 6;
const MOST_IN_DETAILS = 60;

/** "tests: passed, rc2, 10:02, ci". */
const factLine = (fact: KnownFact, zone: string): Mrkdwn => {
  const mark = fact.state === 'failed' ? mrkdwn`:warning: ` : mrkdwn``;
  const pieces = [
    mrkdwn`${mark}${factWords(fact)}`,
    slackDate(fact.at, zone),
    fact.hookName,
    ...(fact.link === '' ? [] : [link(fact.link, 'look')]),
  ];
  return joinMrkdwn(pieces, ', ');
};

/** The same in a notification, where nothing but text is. */
export const factText = (facts: readonly KnownFact[], release: Pick<Release, 'plan'>): Mrkdwn | null => {
  const standing = standingFacts(facts, release).filter(({ kind }) => JUDGED_KINDS.includes(kind));
  const lines = standing.slice(0, MOST_ON_CARD).map((fact) => mrkdwn`${factWords(fact)}, ${fact.hookName}`);
  return lines.length === 0 ? null : mrkdwn`Reported by other systems: ${joinMrkdwn(lines, '; ')}.`;
};

const rest = (count: number): Mrkdwn[] => (count > 0 ? [mrkdwn`… and ${count} more under Details`] : []);

/** What other systems say of a release, on its card: what fails first. Numbers stand under Details. */
export const factBlocks = (
  facts: readonly KnownFact[],
  release: Pick<Release, 'plan'>,
  zone: string,
): KnownBlock[] => {
  const standing = standingFacts(facts, release).filter(({ kind }) => JUDGED_KINDS.includes(kind));
  if (standing.length === 0) return [];
  const lines = standing.slice(0, MOST_ON_CARD).map((fact) => factLine(fact, zone));
  return [
    section(
      joinMrkdwn([mrkdwn`*Reported by other systems*`, ...lines, ...rest(standing.length - MOST_ON_CARD)]),
    ),
  ];
};

/** Everything that they say, for whoever looks closer. */
export const factDetailBlocks = (
  facts: readonly KnownFact[],
  release: Pick<Release, 'plan'>,
  zone: string,
): KnownBlock[] => {
  const standing = standingFacts(facts, release);
  if (standing.length === 0) return [];
  const lines = standing.slice(0, MOST_IN_DETAILS).map((fact) => factLine(fact, zone));
  const left = standing.length - MOST_IN_DETAILS;
  const more = left > 0 ? [mrkdwn`… and ${left} more`] : [];
  return [section(mrkdwn`*Reported by other systems*`), ...lineSections([...lines, ...more])];
};
