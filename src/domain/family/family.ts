/**
 * How a main release stands for its waves: a draft, waiting for somebody, ready by its lights, or launched. Its
 * hold is its own: a wave can go while the main release is held.
 */
export const MAIN_STANDS = ['draft', 'waiting', 'ready', 'launched'] as const;
export type MainStands = (typeof MAIN_STANDS)[number];

/** The main release as its waves see it. */
export type MainAsSeen = {
  title: string;
  stands: MainStands;
  /** Users tried it, and it was accepted: that counts for its waves, too. */
  accepted?: boolean;
};

/** What makes a release one wave of another: a region with a date, channels and words of its own. */
export type WaveOf = {
  /** The release of which it is a wave. */
  releaseId: string;
  /** "Japan". */
  name: string;
  /** Who it is for, in a few words; may be empty. */
  audience: string;
  /** Where this wave is announced; empty for the workspace's channels. */
  channelIds: readonly string[];
  /** The main release as of its last decision: written in the same transaction. */
  main: MainAsSeen;
};

/** Releases that came out of one another, by id. */
export type Family = {
  /** Null where it is a release of its own. */
  waveOf: WaveOf | null;
  /** Its own waves, in the order in which they were added. */
  waves: readonly string[];
  /** The release from which it was split off. */
  splitFrom: string | null;
  /** Releases that were split off from it. */
  splitInto: readonly string[];
  /** The release that took it in; it is cancelled then. */
  mergedInto: string | null;
  /** Releases that moved into it. */
  tookIn: readonly string[];
};

export const NO_FAMILY: Family = {
  waveOf: null,
  waves: [],
  splitFrom: null,
  splitInto: [],
  mergedInto: null,
  tookIn: [],
};

/** Everybody of the family beside the release itself, each once. */
export const relativesIn = ({
  waveOf,
  waves,
  splitFrom,
  splitInto,
  mergedInto,
  tookIn,
}: Family): readonly string[] => [
  ...new Set(
    [waveOf?.releaseId ?? null, ...waves, splitFrom, ...splitInto, mergedInto, ...tookIn].filter(
      (id) => id !== null,
    ),
  ),
];

/** Most releases belong to no other. */
export const isAlone = (family: Family): boolean => relativesIn(family).length === 0;
