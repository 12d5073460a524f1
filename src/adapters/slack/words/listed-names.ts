import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';

/** "Sales, Support and Legal" inside a text that formats: as one string, a long list would be cut like one name. */
export const listedNames = (names: readonly string[]): Mrkdwn =>
  names.length < 2
    ? joinMrkdwn(names, '')
    : mrkdwn`${joinMrkdwn(names.slice(0, -1), ', ')} and ${names.at(-1) ?? ''}`;
