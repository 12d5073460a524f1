import type { KnownBlock } from '@slack/types';
import type { CarriedIssue } from '../../../domain/carried/carried.ts';
import { isCarryingPlan } from '../../../domain/carried/carried.ts';
import type { Release } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { CARRIED_ACTIONS } from './ids.ts';

/** So many stand on a card; the record has all. */
const MOST = 5;

/** "Critical in Atlas 1.9: boards are empty. Pat sees to it." and why it may go all the same, where somebody said so. */
export const carriedLine = ({ from, text, owner, link: address, accepted }: CarriedIssue): Mrkdwn => {
  const where = address === null ? mrkdwn`` : mrkdwn` (${link(address, 'the message')})`;
  const may =
    accepted === null
      ? mrkdwn``
      : mrkdwn` It may go all the same. ${accepted.by.name}: ${inlineText(accepted.reason)}`;
  return mrkdwn`:rotating_light: *Critical in ${from.title}*: ${inlineText(text)}${where}. ${owner.name} sees to it.${may}`;
};

/** What is critical in other releases of the product, in a message's text: nothing once it is launched. */
export const carriedLines = (release: Release): Mrkdwn[] =>
  isCarryingPlan(release) ? release.carried.slice(0, MOST).map(carriedLine) : [];

/**
 * The same on top of a plan. A hotfix waits for none of it.
 * @param isManager with the way to say why it may go
 */
export const carriedBlocks = (release: Release, isManager: boolean): KnownBlock[] => {
  const lines = carriedLines(release);
  if (lines.length === 0) return [];
  const left = release.carried.length - lines.length;
  const blocks = release.carried.slice(0, MOST).map((issue, index): KnownBlock => {
    const line = lines[index] ?? mrkdwn``;
    if (!isManager || issue.accepted !== null || release.urgent !== null) return section(line);
    return section(line, {
      accessory: button({
        actionId: CARRIED_ACTIONS.accept,
        text: 'Why it may go',
        value: packIds({ releaseId: release.id, extra: issue.id }),
        accessibilityLabel: `Why ${plainName(release.plan.name, 30)} may go: ${plainName(issue.text, 30)}`,
      }),
    });
  });
  const waits =
    release.urgent === null && release.carried.some(({ accepted }) => accepted === null)
      ? [context('The launch waits until it is solved, or until its release manager says why it may go.')]
      : [];
  return [...blocks, ...(left > 0 ? [context(`and ${left} more critical ones.`)] : []), ...waits];
};
