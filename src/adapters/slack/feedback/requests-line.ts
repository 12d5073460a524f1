import type { Request } from '../../../domain/feedback/requests.ts';
import { titleOf } from '../../../domain/release.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';

const MOST = 5;

/** "Users of Atlas 2.0 asked for: an export; dark mode." Null where nobody asked for anything. */
export const requestsLine = (requests: readonly Request[]): Mrkdwn | null => {
  if (requests.length === 0) return null;
  const releases = [...new Set(requests.map(({ release }) => titleOf(release)))];
  const wishes = requests.slice(0, MOST).map(({ theme }) => inlineText(theme.name, 130));
  const more = requests.length > MOST ? [mrkdwn`${requests.length - MOST} more`] : [];
  return mrkdwn`Users of ${joinMrkdwn(releases.slice(0, MOST), ', ')} asked for: ${joinMrkdwn([...wishes, ...more], '; ')}.`;
};
