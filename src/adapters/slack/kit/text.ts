import { beginning, clip, ELLIPSIS } from './clip.ts';
import { LIMITS } from './limits.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes exactly the three characters that Slack asks for (docs.slack.dev, Formatting message text). The result
 * pings nobody and links nowhere; stars and underscores in it still format.
 */
export const escapeMrkdwn = (userText: string): string =>
  userText.toWellFormed().replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The marks that format, and whatever breaks a line. */
const FORMATTING = /[*_~`\p{Cc}\p{Zl}\p{Zp}]/gu;
/** Invisible signs: those that turn the direction of all that follows, and those that make a name look empty. */
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Returns a name as it may stand inside a sentence: one line, at most 80 characters before escaping, nothing in
 * it formats, pings or links, and right-to-left letters do not turn the sentence around it.
 */
export const safeName = (text: string): string => {
  const oneLine = text.toWellFormed().replace(INVISIBLE, '').replace(FORMATTING, ' ');
  const name = clip(oneLine.replace(/\s+/g, ' ').trim(), LIMITS.name);
  if (name === '') return '(no name)';
  const escaped = escapeMrkdwn(name);
  return RIGHT_TO_LEFT.test(name) ? `\u2068${escaped}\u2069` : escaped;
};

/**
 * Escapes the text and cuts it so that the escaped form fits; an entity is never cut in two.
 * @param max of the escaped text in UTF-16 code units, at least 8
 */
export const clipEscaped = (userText: string, max: number): string => {
  const escaped = escapeMrkdwn(userText);
  return escaped.length <= max ? escaped : clipMarkup(escaped, max);
};

/** What must stay whole: `<…>` of Slack's own, one entity, or a run of ordinary text. */
const PARTS = /<[^<>]*>|&(?:amp|lt|gt);|[^<&]+|[<&]/g;

/**
 * Cuts text that is escaped already; a mention, date, link or entity is kept whole or left out.
 * @param max in UTF-16 code units, at least 3
 */
export const clipMarkup = (escaped: string, max: number): string => {
  const whole = escaped.toWellFormed();
  if (whole.length <= max) return whole;
  let kept = '';
  for (const [part] of whole.matchAll(PARTS)) {
    const room = max - ELLIPSIS.length - kept.length;
    if (part.length <= room) {
      kept += part;
      continue;
    }
    const isMarkup = part.startsWith('<') || part.startsWith('&');
    if (!isMarkup && room >= 2) kept += beginning(part, room);
    break;
  }
  return kept + ELLIPSIS;
};
