import { CHARACTERS } from './limits.ts';
import { type Rule, stringLike } from './rule.ts';

const protocolOf = (value: string): string | null =>
  URL.canParse(value) ? new URL(value).protocol.replace(':', '') : null;

const urlOf =
  (...protocols: readonly string[]) =>
  (value: string): boolean => {
    const protocol = protocolOf(value);
    return protocol !== null && protocols.includes(protocol) && value.length <= CHARACTERS.url;
  };

/** A web address of at most 3000 characters. */
export const webUrl: Rule = stringLike(
  `a valid http or https URL of less than ${CHARACTERS.url + 1} characters`,
  urlOf('http', 'https'),
);

/** An address that a link in rich text may lead to. */
export const linkUrl: Rule = stringLike(
  `a valid URL of less than ${CHARACTERS.url + 1} characters`,
  urlOf('http', 'https', 'mailto', 'tel', 'slack'),
);

/** Says whether the text is a date of the calendar, as YYYY-MM-DD. */
export const isDateText = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 31 February for 3 March; only a real date comes back as it went in.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
};

/** Says whether the text is a time of the day, as HH:mm. */
export const isTimeText = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Says whether the text is a plain decimal number. */
export const isNumberText = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

const isZone = (text: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
    return true;
  } catch {
    return false;
  }
};

export const dateText: Rule = stringLike('a date as YYYY-MM-DD', isDateText);
export const timeText: Rule = stringLike('a time as HH:mm', isTimeText);
export const zoneName: Rule = stringLike('an IANA time zone', isZone);
export const numberText: Rule = stringLike('a number written as a string', isNumberText);
export const userId: Rule = stringLike('a user ID', (text) => /^[UW][A-Z0-9]+$/.test(text));
export const channelId: Rule = stringLike('a channel ID', (text) => /^[CG][A-Z0-9]+$/.test(text));
export const conversationId: Rule = stringLike('a conversation ID', (text) =>
  /^[CDGUW][A-Z0-9]+$/.test(text),
);
export const groupId: Rule = stringLike('a user group ID', (text) => /^S[A-Z0-9]+$/.test(text));
