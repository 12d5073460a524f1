import { readDate } from './date-tokens.ts';
import { printable } from './pieces.ts';
import type { Reader } from './reader.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Decodes the three entities of mrkdwn in one pass, so that `&amp;lt;` stays the text `&lt;`. */
const decode = (text: string): string =>
  text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const splitLabel = (inside: string): [string, string | undefined] => {
  const bar = inside.indexOf('|');
  return bar < 0 ? [inside, undefined] : [inside.slice(0, bar), inside.slice(bar + 1)];
};

const readDateCommand = (target: string, label: string | undefined, reader: Reader): string | null => {
  const [, seconds, format, url] = target.split('^');
  // Slack asks for a fallback; without one the command is shown as it stands, so that the mistake is seen.
  if (seconds === undefined || format === undefined || label === undefined) return null;
  const unix = /^-?\d+$/.test(seconds) ? Number(seconds) : Number.NaN;
  const shown = readDate(unix, decode(format), decode(label), reader);
  return url === undefined ? shown : `${shown} (${decode(url)})`;
};

const readCommand = (target: string, label: string | undefined, reader: Reader): string | null => {
  if (target.startsWith('!date^')) return readDateCommand(target, label, reader);
  if (target.startsWith('!subteam^')) return label ?? `@${target.slice('!subteam^'.length)}`;
  return /^!(channel|here|everyone)$/.test(target) ? `@${target.slice(1)}` : null;
};

const readAngle = (inside: string, reader: Reader): string | null => {
  const [target, label] = splitLabel(inside);
  if (/^@[UW][A-Z0-9]+$/.test(target)) return `@${reader.nameOfUser(target.slice(1))}`;
  if (/^#[CG][A-Z0-9]+$/.test(target)) return `#${reader.nameOfChannel(target.slice(1))}`;
  if (target.startsWith('!')) return readCommand(target, label, reader);
  if (!/^(https?|mailto|tel|slack):/.test(target)) return null;
  const shown = decode(target);
  return label === undefined || label === target ? shown : `${decode(label)} (${shown})`;
};

/**
 * Shows mrkdwn as a person would read it: names instead of ids, dates in their zone, links with their address,
 * pings as @channel; the marks of bold and the like are kept. What Slack does not understand stays as it is.
 */
export const readMrkdwn = (text: string, reader: Reader): string =>
  printable(
    text
      .split(/(<[^<>\n]+>)/)
      .map((piece) => {
        const isAngle = piece.startsWith('<') && piece.endsWith('>') && piece.length > 2;
        return (isAngle ? readAngle(piece.slice(1, -1), reader) : null) ?? decode(piece);
      })
      .join(''),
  );
