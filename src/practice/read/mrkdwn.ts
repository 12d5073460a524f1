import { type Angle, parseAngles } from './angle-brackets.ts';
import { readDate } from './date-tokens.ts';
import { printable } from './pieces.ts';
import type { Reader } from './reader.ts';

const withAddress = (shown: string, url: string | null): string =>
  url === null ? shown : `${shown} (${url})`;

const readAngle = (one: Angle, reader: Reader): string => {
  switch (one.kind) {
    case 'text':
      return one.text;
    case 'user':
      return `@${reader.nameOfUser(one.id)}`;
    case 'channel':
      return `#${reader.nameOfChannel(one.id)}`;
    case 'group':
      return one.label ?? `@${one.id}`;
    case 'special':
      return `@${one.range}`;
    case 'date':
      return withAddress(readDate(one.seconds, one.format, one.fallback, reader), one.url);
    case 'link':
      return one.label === null ? one.url : withAddress(one.label, one.url);
  }
};

/**
 * Shows mrkdwn as a person would read it: names instead of ids, dates in their zone, links with their address,
 * pings as @channel; the marks of bold and the like are kept. What Slack does not understand stays as it is.
 */
export const readMrkdwn = (text: string, reader: Reader): string =>
  printable(
    parseAngles(text)
      .map((one) => readAngle(one, reader))
      .join(''),
  );
