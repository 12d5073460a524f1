/** What stands in angle brackets of mrkdwn, and the text between. */
export type Angle =
  | { kind: 'text'; text: string }
  | { kind: 'user'; id: string }
  | { kind: 'channel'; id: string }
  | { kind: 'group'; id: string; label: string | null }
  | { kind: 'special'; range: string }
  /** `seconds` of Unix time are NaN where the command names no moment. */
  | { kind: 'date'; seconds: number; format: string; fallback: string; url: string | null }
  /** `label` is null where the address itself is shown. */
  | { kind: 'link'; url: string; label: string | null };

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Decodes the three entities of mrkdwn in one pass, so that `&amp;lt;` stays the text `&lt;`. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const splitLabel = (inside: string): [string, string | null] => {
  const bar = inside.indexOf('|');
  return bar < 0 ? [inside, null] : [inside.slice(0, bar), inside.slice(bar + 1)];
};

const parseDate = (target: string, label: string | null): Angle | null => {
  const [, seconds, format, url] = target.split('^');
  // Slack asks for a fallback; without one the command is shown as it stands, so that the mistake is seen.
  if (seconds === undefined || format === undefined || label === null) return null;
  return {
    kind: 'date',
    seconds: /^-?\d+$/.test(seconds) ? Number(seconds) : Number.NaN,
    format: decodeEntities(format),
    fallback: decodeEntities(label),
    url: url === undefined ? null : decodeEntities(url),
  };
};

const parseCommand = (target: string, label: string | null): Angle | null => {
  if (target.startsWith('!date^')) return parseDate(target, label);
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice('!subteam^'.length), label };
  return /^!(channel|here|everyone)$/.test(target) ? { kind: 'special', range: target.slice(1) } : null;
};

/** Says what the words between `<` and `>` mean, or null where Slack does not understand them. */
export const parseAngle = (inside: string): Angle | null => {
  const [target, label] = splitLabel(inside);
  if (/^@[UW][A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1) };
  if (/^#[CG][A-Z0-9]+$/.test(target)) return { kind: 'channel', id: target.slice(1) };
  if (target.startsWith('!')) return parseCommand(target, label);
  if (!/^(https?|mailto|tel|slack):/.test(target)) return null;
  const shown = label === null || label === target ? null : decodeEntities(label);
  return { kind: 'link', url: decodeEntities(target), label: shown };
};

/** Takes mrkdwn apart at its angle brackets; marks of bold and the like stay in the text. */
export const parseAngles = (text: string): Angle[] =>
  text.split(/(<[^<>\n]+>)/).flatMap((piece): Angle[] => {
    if (piece === '') return [];
    const isAngle = piece.startsWith('<') && piece.endsWith('>') && piece.length > 2;
    const known = isAngle ? parseAngle(piece.slice(1, -1)) : null;
    return [known ?? { kind: 'text', text: decodeEntities(piece) }];
  });
