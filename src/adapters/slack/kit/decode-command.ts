/** One word of a command, with its place in the decoded text. A mention is a word of its own. */
export type Word = { at: number; text: string } & (
  | { kind: 'text' }
  | { kind: 'user' | 'channel' | 'group'; id: string }
  | { kind: 'link'; url: string }
  | { kind: 'broadcast'; range: 'here' | 'channel' | 'everyone' }
);

/**
 * What somebody typed after a slash command. `text` is what they saw while typing: it is user text like any other,
 * and has to be escaped again before it is shown.
 */
export type CommandText = { text: string; words: Word[]; users: string[]; channels: string[] };

type Mention = Exclude<Word, { kind: 'text' }>;
type Reading = (content: string) => Mention | null;

/** Slack sends these for what was typed (should_escape); a `<` typed by a person arrives as `&lt;`. */
const TOKEN = /<([^<>]*)>/g;
/** Control characters and invisible signs that come with pasted text and would make a key unknown. */
const NOISE = /[\u200B\u2060\uFEFF]|(?!\s)\p{Cc}/gu;

const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTERS[entity] ?? entity).replace(NOISE, '');

const named = (sigil: string, id: string, name: string | undefined): string =>
  `${sigil}${unescaped(name ?? '').trim() || id}`;

/** Slack makes a link of "atlas.io" too: then the label is what was typed. Any other label may lie, the address not. */
const asTyped = (url: string, label: string): string =>
  label !== '' && url.replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, '') === label ? label : url;

/** One for each kind of mention, tried in this order. */
const READINGS: readonly Reading[] = [
  (content) => {
    const [, id, name] = /^@([UW][A-Z0-9]+)(?:\|(.*))?$/s.exec(content) ?? [];
    return id === undefined ? null : { kind: 'user', id, at: 0, text: named('@', id, name) };
  },
  (content) => {
    const [, id, name] = /^#([CGD][A-Z0-9]+)(?:\|(.*))?$/s.exec(content) ?? [];
    return id === undefined ? null : { kind: 'channel', id, at: 0, text: named('#', id, name) };
  },
  (content) => {
    const [, id, name] = /^!subteam\^(S[A-Z0-9]+)(?:\|@?(.*))?$/s.exec(content) ?? [];
    return id === undefined ? null : { kind: 'group', id, at: 0, text: named('@', id, name) };
  },
  (content) => {
    const range = /^!(here|channel|everyone)(?:\|.*)?$/s.exec(content)?.[1];
    if (range !== 'here' && range !== 'channel' && range !== 'everyone') return null;
    return { kind: 'broadcast', range, at: 0, text: `@${range}` };
  },
  (content) => {
    const [, address, label] = /^((?:https?:\/\/|mailto:)[^|\s]+)(?:\|(.*))?$/s.exec(content) ?? [];
    if (address === undefined) return null;
    const url = unescaped(address);
    return { kind: 'link', url, at: 0, text: asTyped(url, unescaped(label ?? '')) };
  },
];

const readMention = (content: string): Mention | null => {
  for (const reading of READINGS) {
    const mention = reading(content);
    if (mention !== null) return mention;
  }
  return null;
};

/** Ordinary text and mentions in their order, before words are parted. */
const piecesOf = (raw: string): (string | Mention)[] => {
  const pieces: (string | Mention)[] = [];
  let end = 0;
  for (const match of raw.matchAll(TOKEN)) {
    const mention = readMention(match[1] ?? '');
    if (mention === null) continue;
    pieces.push(unescaped(raw.slice(end, match.index)), mention);
    end = match.index + match[0].length;
  }
  pieces.push(unescaped(raw.slice(end)));
  return pieces;
};

const idsOf = (words: readonly Word[], kind: 'user' | 'channel'): string[] => [
  ...new Set(words.flatMap((word) => (word.kind === kind ? [word.id] : []))),
];

/**
 * Decodes the text of a slash command registered with `should_escape: true`. Mentions and links become words with
 * their ids, entities become characters, exactly once; anything that only looks like a mention stays text.
 */
export const decodeCommandText = (raw: string): CommandText => {
  let text = '';
  const words: Word[] = [];
  for (const piece of piecesOf(raw.toWellFormed())) {
    if (typeof piece === 'string') {
      for (const match of piece.matchAll(/\S+/g)) {
        words.push({ kind: 'text', at: text.length + match.index, text: match[0] });
      }
      text += piece;
    } else {
      words.push({ ...piece, at: text.length });
      text += piece.text;
    }
  }
  return { text, words, users: idsOf(words, 'user'), channels: idsOf(words, 'channel') };
};

/** What was typed after the first `count` words, spaces and lines within it kept: a reason, a name. */
export const textAfter = (command: CommandText, count: number): string => {
  const from = command.words[count]?.at;
  return from === undefined ? '' : command.text.slice(from).trim();
};
