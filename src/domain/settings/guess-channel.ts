import { departmentKey } from './department-names.ts';
import { templateOf } from './settings-presets.ts';

/** What a guess needs to know of a channel. */
export type GuessableChannel = {
  channelId: string;
  name: string;
  isArchived: boolean;
  sharedWith: string | null;
};

/** Around a department's own name: "docs" is tried before "team-docs". */
const SHAPES: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => `team-${word}`,
  (word) => `${word}-team`,
  (word) => `dept-${word}`,
  (word) => `${word}-department`,
];

const normal = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** The first open channel of ours that goes by one of these names. */
const firstNamed = (names: readonly string[], channels: readonly GuessableChannel[]): string | null => {
  const usable = channels.filter((channel) => !channel.isArchived && channel.sharedWith === null);
  for (const name of names) {
    const found = usable.find((channel) => normal(channel.name) === name);
    if (found !== undefined) return found.channelId;
  }
  return null;
};

/**
 * The channel that looks like the department's: #docs, #team-docs, or a name that such departments often
 * have. Archived channels, those shared with another organisation, and those that are taken are passed over.
 */
export const guessChannel = (
  department: { key: string; name: string },
  channels: readonly GuessableChannel[],
  taken: readonly string[] = [],
): string | null => {
  const words = [
    department.key,
    departmentKey(department.name),
    ...(templateOf(department.key)?.channelNames ?? []),
  ];
  const names = [...new Set(words)].flatMap((word) => SHAPES.map((shape) => shape(word)));
  return firstNamed(
    names,
    channels.filter(({ channelId }) => !taken.includes(channelId)),
  );
};

/** The channel that looks like the room of the release managers. */
export const guessReleasesChannel = (channels: readonly GuessableChannel[]): string | null =>
  firstNamed(['releases', 'release-management', 'release', 'launches', 'release-coordination'], channels);

/** The channel that looks like the one in which everybody hears of news. */
export const guessAnnouncementChannel = (channels: readonly GuessableChannel[]): string | null =>
  firstNamed(['announcements', 'announce', 'company-announcements', 'product-updates', 'news'], channels);
