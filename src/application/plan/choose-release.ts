import { compare } from '../../domain/calendar.ts';
import { isLegal, type PersonCommand } from '../../domain/command.ts';
import type { Actor } from '../../domain/person.ts';
import { keyFor, splitNameAndVersion } from '../../domain/plan/release-name.ts';
import { mayNot } from '../../domain/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRunning, type Release } from '../../domain/release.ts';
import { departmentById, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';
import { findRelease, visibleReleases } from './find-release.ts';

/** Which release somebody means; several come with the next launch first. `used` is how many of the typed words named it. */
export type ReleaseChoice =
  | { kind: 'one'; release: Release; used: number }
  | { kind: 'many'; releases: readonly Release[]; used: number }
  | { kind: 'none' }
  | { kind: 'refused'; refusal: Refusal };

export type ReleaseWish = {
  actor: Actor;
  /** Where it was typed: in a department's channel the key may be left out. */
  channelId: string | null;
  words: readonly string[];
  /** True where other words may follow the key: a reason. */
  openEnded: boolean;
  /** What is wanted of it; null for looking. */
  command: PersonCommand | null;
};

/** Longest name, in words, that is tried as a key in front of a reason: "Atlas Mobile 2.0". */
const WORDS_IN_NAME = 3;
/** A shorter beginning of a key could as well be the first word of a reason. */
const LETTERS_OF_KEY = 3;

const isPossible = (command: PersonCommand | null, release: Release): boolean => {
  if (command === null) return true;
  if (command.type === 'hold' && release.hold !== null) return false;
  if (command.type === 'resume' && release.hold === null) return false;
  return isLegal(command.type, release);
};

/** The release that the first words name in front of a reason; null when they are the reason already. */
const namedInFront = (
  words: readonly string[],
  visible: readonly Release[],
): { releases: readonly Release[]; used: number } | null => {
  for (let used = Math.min(WORDS_IN_NAME, words.length); used > 0; used--) {
    const typed = words.slice(0, used).join(' ');
    const key = keyFor(splitNameAndVersion(typed));
    const exact = visible.filter((release) => release.key === typed.toLowerCase() || release.key === key);
    if (exact.length > 0) return { releases: exact, used };
  }
  const first = words[0]?.toLowerCase() ?? '';
  if (first.length < LETTERS_OF_KEY) return null;
  const begun = visible.filter(({ key }) => key.startsWith(first));
  return begun.length > 0 ? { releases: begun, used: 1 } : null;
};

const inChannel = (release: Release, channelId: string | null, settings: WorkspaceSettings): boolean =>
  channelId !== null &&
  isRunning(release) &&
  (release.privateChannelId === channelId ||
    release.lights.some((light) => departmentById(settings, light.departmentId)?.channelId === channelId));

const among = (releases: readonly Release[], used: number): ReleaseChoice => {
  const offered = [...releases].sort(
    (a, b) => compare(a.plan.launch.at, b.plan.launch.at) || (a.key < b.key ? -1 : 1),
  );
  const [only, another] = offered;
  if (only === undefined) return { kind: 'none' };
  return another === undefined
    ? { kind: 'one', release: only, used }
    : { kind: 'many', releases: offered, used };
};

const typedKey = async (reads: Reads, actor: Actor, typed: string, used: number): Promise<ReleaseChoice> => {
  const found = await findRelease(reads, actor, typed);
  if (found.ok) return { kind: 'one', release: found.release, used };
  if (found.refusal.code !== 'ambiguous_release') return { kind: 'refused', refusal: found.refusal };
  const { keys } = found.refusal;
  const visible = await visibleReleases(reads, actor, 'all');
  return among(
    visible.filter(({ key }) => keys.includes(key)),
    used,
  );
};

/**
 * Finds the release that a command is about: by what was typed, else the one that runs in this department's
 * or in its own private channel, else the only one that this person could mean. Several are left to their choice.
 */
export const chooseRelease = async (reads: Reads, wish: ReleaseWish): Promise<ReleaseChoice> => {
  const { actor, channelId, words, command } = wish;
  if (words.length > 0 && !wish.openEnded) {
    return typedKey(reads, actor, words.join(' '), words.length);
  }
  const exact = words[0] === undefined ? null : await findExactAlias(reads, actor, words[0]);
  if (exact !== null) return { kind: 'one', release: exact, used: 1 };
  const named = namedInFront(words, await visibleReleases(reads, actor, 'all'));
  if (named !== null) return among(named.releases, named.used);

  const settings = await reads.settings(actor.workspaceId);
  const open = await visibleReleases(reads, actor, 'open');
  const possible = open.filter((release) => isPossible(command, release));
  const here = possible.filter((release) => inChannel(release, channelId, settings));
  if (here.length > 0) return among(here, 0);
  const mine = possible.filter(
    (release) => command === null || mayNot(actor, command, release, settings) === null,
  );
  return among(mine.length > 0 ? mine : possible, 0);
};

/** An older key still finds its release. */
const findExactAlias = async (reads: Reads, actor: Actor, word: string): Promise<Release | null> => {
  const byKey = await reads.releaseByKey(actor.workspaceId, word.toLowerCase());
  if (byKey === null) return null;
  const visible = await findRelease(reads, actor, word);
  return visible.ok ? visible.release : null;
};
