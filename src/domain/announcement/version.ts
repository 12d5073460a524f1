import type { Brief } from '../brief/brief.ts';
import type { Instant } from '../calendar.ts';
import type { When } from '../contents/when.ts';
import type { PersonStamp } from '../person.ts';

/** Whom an announcement is written for. */
export const READERS = ['company', 'field', 'developers', 'customers', 'partners'] as const;
export type Readers = (typeof READERS)[number];

/**
 * A version walks
 *
 *   asked ──written──> draft ──checked──> checked ──approved──> approved ──its moment──> published ──> sent
 *     └─────────────────┴── other words, another place: written and checked anew ──┘
 *
 * Without a checker it is approved as a draft; only what goes outside Slack is sent.
 */
export const VERSION_STATES = ['asked', 'draft', 'checked', 'approved', 'published', 'sent'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What was corrected after it was published. */
export type Correction = { by: PersonStamp; at: Instant; reason: string };

/** The announcement for one group of readers, or a notice before the launch. */
export type Version = {
  id: string;
  readers: Readers;
  /** Null: it goes out with the launch, behind the announcement. Else its own moment before it. */
  when: When | null;
  /** Where in Slack; null for what goes outside. */
  channelId: string | null;
  /** Where outside Slack: "Newsletter"; empty inside. */
  outside: string;
  /** Who writes it, and sends it where it goes outside. */
  writer: PersonStamp;
  /** Whoever knows whether it is right; null where nobody has to look. */
  checker: PersonStamp | null;
  /** Empty until somebody wrote it. */
  words: string;
  /** Who wrote these very words: nobody checks their own. */
  wordedBy: PersonStamp | null;
  /** What the fact sheet gave when it was written: another one today means that the plan has changed. */
  sheet: string;
  state: VersionState;
  /** Grows each time that it has to be checked anew. */
  round: number;
  approvedBy: PersonStamp | null;
  publishedAt: Instant | null;
  sent: { by: PersonStamp; at: Instant; link: string } | null;
  corrected: Correction | null;
};

/** What a person chooses of a version; its words come after. */
export type VersionPlace = Pick<Version, 'readers' | 'when' | 'channelId' | 'outside' | 'writer' | 'checker'>;

/** Everything that is told about a release beside its announcement. */
export type Telling = {
  versions: readonly Version[];
  /** The number of the next version. */
  nextId: number;
  /** What was corrected last in the announcement itself. */
  corrected: Correction | null;
  /** What teams with customers rely on; null before it freezes. */
  brief: Brief | null;
};

export const NO_TELLING: Telling = { versions: [], nextId: 1, corrected: null, brief: null };

/** Nothing was ever told or planned to be told. */
export const isSilentTelling = ({ nextId, corrected, brief }: Telling): boolean =>
  nextId === NO_TELLING.nextId && corrected === null && brief === null;

type Told = { telling: Telling };

export const versionOf = ({ telling }: Told, id: string): Version | undefined =>
  telling.versions.find((version) => version.id === id);

/** It stands where its readers read it, or was handed over to whoever sends it. */
export const isOut = ({ publishedAt }: Pick<Version, 'publishedAt'>): boolean => publishedAt !== null;

export const goesOutside = ({ channelId }: Pick<Version, 'channelId'>): boolean => channelId === null;

/** What changes, for whom, from when: before the launch. */
export const isNotice = ({ when }: Pick<Version, 'when'>): boolean => when !== null;

/** Who looks whether these words are right: the checker, and the writer where the checker wrote them. */
export const checkerOf = ({
  writer,
  checker,
  wordedBy,
}: Pick<Version, 'writer' | 'checker' | 'wordedBy'>): PersonStamp | null =>
  checker !== null && wordedBy?.userId === checker.userId ? writer : checker;

/** Somebody has to look at it before it is approved, and has not. */
export const isUnchecked = ({ checker, state }: Version): boolean =>
  state === 'asked' || (state === 'draft' && checker !== null);

/** Versions of the launch that will not go out with it as they stand now. */
export const notApproved = ({ telling }: Told): readonly Version[] =>
  telling.versions.filter((version) => !isNotice(version) && !isOut(version) && version.state !== 'approved');

/** Versions that go out behind the announcement as things stand now. */
export const goesBehind = ({ telling }: Told): readonly Version[] =>
  telling.versions.filter((version) => !isNotice(version) && !isOut(version) && version.state === 'approved');

/** People for whom something of it is still to be done. */
export const waitedForByVersions = ({ telling }: Told): readonly PersonStamp[] =>
  telling.versions
    .filter((version) => !(isOut(version) && (!goesOutside(version) || version.state === 'sent')))
    .flatMap(({ writer, checker }) => (checker === null ? [writer] : [writer, checker]));
