import { LIMITS } from './limits.ts';
import { clipMarkup, escapeMrkdwn, safeName } from './text.ts';

/**
 * Text that formats. Only the functions of this file make it, and they escape what people wrote, so that a
 * string of unknown origin cannot get into a place that formats. It is the text object that Slack expects;
 * `verbatim` keeps Slack from finding names and links in it by itself.
 */
export type Mrkdwn = { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true };

const made = (text: string): Mrkdwn => ({ type: 'mrkdwn', text, verbatim: true });

/** A number, a piece that formats already, or a string, which is shown as a name: escaped, one line, 80 characters. */
export type Inlined = Mrkdwn | string | number;

const inlined = (value: Inlined): string => {
  if (typeof value === 'object') return value.text;
  return typeof value === 'number' ? String(value) : safeName(value);
};

/**
 * Writes a text that formats: mrkdwn`*${release.name}* waits for ${department.name}`. Long user text does not
 * belong in here but in `richText` or `plainText`.
 */
export const mrkdwn = (parts: TemplateStringsArray, ...values: readonly Inlined[]): Mrkdwn =>
  made(parts.reduce((text, part, index) => text + inlined(values[index - 1] ?? '') + part));

/** Text that this kit rendered earlier and that was kept, a stored statement for one. Never what a person typed. */
export const renderedMrkdwn = (text: string): Mrkdwn => made(text);

/** Joins pieces, leaving out those that are null. */
export const joinMrkdwn = (pieces: readonly (Inlined | null)[], separator = '\n'): Mrkdwn =>
  made(
    pieces
      .filter((piece) => piece !== null)
      .map(inlined)
      .join(separator),
  );

const mention = (sigil: string, form: RegExp, id: string): Mrkdwn =>
  form.test(id) ? made(`<${sigil}${id}>`) : made(safeName(id));

/** A person, shown by Slack under the current name; this notifies when a message is posted. */
export const userMention = (userId: string): Mrkdwn => mention('@', /^[UW][A-Z0-9]+$/, userId);

/** A channel, shown by Slack under its current name, to those who may see it. */
export const channelMention = (channelId: string): Mrkdwn => mention('#', /^[CGD][A-Z0-9]+$/, channelId);

const LONGEST_ADDRESS = 2000;

/** Null for anything but a plain https address; one with a user name in front could pose as another host. */
const httpsAddress = (url: string): string | null => {
  if (!URL.canParse(url)) return null;
  const { protocol, username, href } = new URL(url);
  return protocol === 'https:' && username === '' && href.length <= LONGEST_ADDRESS ? href : null;
};

/** A link to an https address with a name; any other address is shown as text. */
export const link = (url: string, label: string): Mrkdwn => {
  const address = httpsAddress(url);
  if (address === null) return made(safeName(label));
  return made(`<${escapeMrkdwn(address).replaceAll('|', '%7C')}|${safeName(label).replaceAll('|', '/')}>`);
};

/** The text object, cut to fit and never empty, because Slack refuses an empty text. */
export const fitMrkdwn = (text: Mrkdwn, max: number = LIMITS.text): Mrkdwn => {
  const clipped = clipMarkup(text.text, max);
  return made(clipped.trim() === '' ? '–' : clipped);
};
