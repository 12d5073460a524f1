import { type Issue, type IssueSeverity, isOpenIssue, issueCounts } from '../../../domain/issues/issue.ts';
import { runningAt, watchesOf } from '../../../domain/milestones/on-watch.ts';
import type { Release } from '../../../domain/release.ts';
import { weekOf } from '../../../domain/settings/settings.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { inlineText } from '../words/inline-text.ts';

export const SEVERITY_MARKS: Record<IssueSeverity, Mrkdwn> = {
  critical: mrkdwn`:rotating_light:`,
  major: mrkdwn`:large_orange_circle:`,
  minor: mrkdwn`:white_circle:`,
};

export const SEVERITY_WORDS: Record<IssueSeverity, string> = {
  critical: 'Critical',
  major: 'Major',
  minor: 'Minor',
};

/** Whoever looks after it at this moment, by the rota of hyper-care; null where nobody does. */
export const onWatch = ({ release, settings, now }: Scene): Mrkdwn | null => {
  const watches = runningAt(watchesOf(release, weekOf(settings)), now);
  const people = watches.map(({ owner }) =>
    owner.userId === null || release.practice ? mrkdwn`${owner.name}` : userMention(owner.userId),
  );
  return people.length === 0 ? null : mrkdwn`On duty: ${joinMrkdwn(people, ', ')}.`;
};

/** "1 critical, 2 minor": what was found, worst first; null where nothing was. */
export const foundWords = (release: Release): string | null => {
  const counts = issueCounts(release);
  const parts = (['critical', 'major', 'minor'] as const).flatMap((severity) =>
    counts[severity] === 0 ? [] : [`${counts[severity]} ${severity}`],
  );
  return parts.length === 0 ? null : parts.join(', ');
};

/** "Found since the launch: 1 critical, 2 minor; 2 are open." Null where nothing was. */
export const foundSentence = (release: Release): Mrkdwn | null => {
  const found = foundWords(release);
  if (found === null) return null;
  const { open } = issueCounts(release);
  const still = open === 0 ? 'all are solved' : `${open} ${open === 1 ? 'is' : 'are'} open`;
  return mrkdwn`*Found since the launch*: ${found}; ${still}.`;
};

const MOST_TEXT = 200;

/** One line of the list. */
export const issueLine = (issue: Issue): Mrkdwn => {
  const { text, severity, owner, link: address, settledBy } = issue;
  const state = isOpenIssue(issue)
    ? mrkdwn`${owner.name} sees to it`
    : mrkdwn`solved, said ${settledBy?.name ?? ''}`;
  const thread = address === null ? mrkdwn`` : mrkdwn` (${link(address, 'the message')})`;
  return mrkdwn`${SEVERITY_MARKS[severity]} *${SEVERITY_WORDS[severity]}*: ${inlineText(text, MOST_TEXT)}${thread} · ${state}`;
};
