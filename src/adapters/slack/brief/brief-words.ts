import type { KnownBlock } from '@slack/types';
import { BRIEF_FACTS, type Brief, type BriefFact } from '../../../domain/brief/brief.ts';
import { briefCount } from '../../../domain/brief/brief-boards.ts';
import { FACT_WORDS } from '../../../domain/brief/brief-words.ts';
import type { Release } from '../../../domain/release.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import type { EventLines } from '../lights/notices/event-lines.ts';
import { capital } from '../words/capital.ts';
import { counted } from '../words/listed.ts';

/** "price and packages". */
export const factNames = (facts: readonly BriefFact[]): string =>
  facts.map((fact) => FACT_WORDS[fact]).join(', ');

const said = ({ facts }: Brief, fact: BriefFact): string => {
  const value = facts[fact];
  const text = typeof value === 'string' ? value : value.join(' ');
  return text === '' ? (fact === 'limits' ? 'none known' : '') : text;
};

/** What the brief says, fact by fact; what nobody wrote is left out. */
export const factList = (brief: Brief): KnownBlock =>
  richList(
    BRIEF_FACTS.filter((fact) => said(brief, fact) !== '').map(
      (fact) => `${capital(FACT_WORDS[fact])}: ${said(brief, fact)}`,
    ),
  );

/** For the release manager: a count, and no names; null before there is a brief. */
export const briefLine = (release: Release): Mrkdwn | null => {
  const count = briefCount(release);
  if (count === null) return null;
  const { readers, teams, of, questions } = count;
  const read =
    readers === 0
      ? mrkdwn`nobody has said yet that they can answer customers`
      : mrkdwn`${counted(readers, 'person').replace('persons', 'people')} in ${teams} of ${counted(of, 'team')} can answer customers`;
  const open = questions === 0 ? null : mrkdwn`*${counted(questions, 'question')} open*`;
  return joinMrkdwn([mrkdwn`Brief for teams with customers: ${read}`, open], '. ');
};

type BriefLines = Pick<
  EventLines,
  'brief_frozen' | 'brief_changed' | 'brief_read' | 'brief_asked' | 'brief_answered'
>;

/** What the thread of a release says of its brief. */
export const BRIEF_LINES: BriefLines = {
  brief_frozen: () => ({
    line: mrkdwn`*The brief* for teams with customers is out. From here on a change needs a reason`,
  }),
  brief_changed: ({ facts, reason }, { by }) => ({
    line: mrkdwn`*The brief* for teams with customers has changed: ${factNames(facts)}. ${by.name}${reason === '' ? mrkdwn`` : mrkdwn`:`}`,
    quote: reason,
  }),
  brief_read: null,
  brief_asked: null,
  brief_answered: null,
};
