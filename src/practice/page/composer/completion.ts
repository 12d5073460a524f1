/** Something that the composer can complete: what stands in the list, and what replaces what was typed. */
export type Suggestion = { label: string; detail: string; insert: string };

/**
 * What can be completed, and which part of the text it replaces. `first` is the suggestion that Enter takes
 * before anybody moved to another; -1 where Enter rather sends what is typed.
 */
export type Completion = { from: number; to: number; first: 0 | -1; suggestions: readonly Suggestion[] };

export type Command = { name: string; description: string; usageHint: string };

/** What the composer knows of the workspace. */
export type Completable = {
  commands: readonly Command[];
  people: readonly { name: string; role: string }[];
  channels: readonly { name: string }[];
  /** What the app is called after @. */
  appName: string;
};

const MOST = 8;

const starting = (typed: string, suggestions: readonly Suggestion[]): Suggestion[] => {
  const wanted = typed.toLowerCase();
  const fits = (text: string): boolean => text.toLowerCase().startsWith(wanted);
  const anywhere = ({ label, detail }: Suggestion): boolean =>
    `${label} ${detail}`.toLowerCase().includes(wanted.slice(1));
  const first = suggestions.filter(({ label }) => fits(label));
  const then = wanted.length > 2 ? suggestions.filter((one) => !fits(one.label) && anywhere(one)) : [];
  return [...first, ...then].slice(0, MOST);
};

const namesFrom = (from: number, text: string, names: readonly Suggestion[]): Completion => {
  const suggestions = starting(text.slice(from), names);
  const isWhole = suggestions[0]?.insert.trimEnd() === text.slice(from);
  return { from, to: text.length, first: isWhole ? -1 : 0, suggestions };
};

/** The words at each position of a hint such as "[new | list] [release]"; placeholders are no words. */
export const wordsOfHint = (hint: string): string[][] =>
  [...hint.matchAll(/\[([^\]]*)\]/g)].map(([, inside = '']) =>
    inside.includes('|') ? inside.split('|').map((word) => word.trim()) : [],
  );

const commandNames = ({ commands, appName }: Completable): Suggestion[] => [
  ...commands.map(({ name, description, usageHint }) => ({
    label: name,
    detail: [description, usageHint].filter((text) => text !== '').join(' '),
    insert: `${name} `,
  })),
  {
    label: '/invite',
    detail: `Bring the app into this channel: /invite @${appName}`,
    insert: `/invite @${appName}`,
  },
];

const completeCommand = (text: string, completable: Completable): Completion | null => {
  if (!/^\/\S*$/.test(text)) return null;
  return namesFrom(0, text, commandNames(completable));
};

const completeCommandWord = (text: string, { commands }: Completable): Completion | null => {
  const command = commands.find(({ name }) => text.startsWith(`${name} `));
  if (command === undefined) return null;
  const words = text.slice(command.name.length + 1).split(' ');
  const typed = words.at(-1) ?? '';
  const offered = wordsOfHint(command.usageHint)[words.length - 1] ?? [];
  const suggestions = offered
    .filter((word) => word.startsWith(typed.toLowerCase()) && word !== typed)
    .map((word) => ({ label: word, detail: `${command.name} ${word}`, insert: `${word} ` }));
  return { from: text.length - typed.length, to: text.length, first: -1, suggestions };
};

const completeName = (text: string, { people, channels, appName }: Completable): Completion | null => {
  const found = /(^|\s)([@#][\w.-]*)$/.exec(text);
  if (found === null) return null;
  const typed = found[2] ?? '';
  const names: Suggestion[] = typed.startsWith('@')
    ? [
        ...people.map(({ name, role }) => ({ label: `@${name}`, detail: role, insert: `@${name} ` })),
        { label: `@${appName}`, detail: 'App', insert: `@${appName} ` },
      ]
    : channels.map(({ name }) => ({ label: `#${name}`, detail: '', insert: `#${name} ` }));
  return namesFrom(text.length - typed.length, text, names);
};

/**
 * What the text before the caret can be completed to: names of commands, the words that a command's usage hint
 * knows, people after @ and channels after #; null when there is nothing.
 */
export const completionOf = (text: string, completable: Completable): Completion | null => {
  const found =
    completeCommand(text, completable) ??
    completeName(text, completable) ??
    completeCommandWord(text, completable);
  return found === null || found.suggestions.length === 0 ? null : found;
};

/** The text and the caret after a suggestion was taken. */
export const takeSuggestion = (
  text: string,
  { from, to }: Completion,
  { insert }: Suggestion,
): { text: string; caret: number } => {
  const after = text.slice(to);
  const put = insert.endsWith(' ') && after.startsWith(' ') ? insert.trimEnd() : insert;
  return { text: `${text.slice(0, from)}${put}${after}`, caret: from + put.length };
};
