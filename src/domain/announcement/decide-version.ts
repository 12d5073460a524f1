import { isAfter } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { type Refused, refuse } from '../refusal.ts';
import { isOver, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import {
  checkerOf,
  goesOutside,
  isNotice,
  isOut,
  isUnchecked,
  type Telling,
  type Version,
  type VersionState,
  versionOf,
} from './version.ts';
import { noticeAt } from './version-moments.ts';
import { versionName } from './version-name.ts';

type Step = Extract<ReleaseEvent, { type: 'version_step' }>['step'];

/** The same release with something else told of it. */
export const withTelling = (release: Release, telling: Partial<Telling>): Release => ({
  ...release,
  telling: { ...release.telling, ...telling },
});

/** The same release with this version in its place. */
export const withVersion = (release: Release, version: Version): Release =>
  withTelling(release, {
    versions: release.telling.versions.map((each) => (each.id === version.id ? version : each)),
  });

/** What somebody approved for others to read is kept for ever, whatever it is corrected to. */
const KEPT: readonly Step[] = ['approved', 'corrected'];

/** What happened to a version. */
export const stepped = (version: Version, step: Step, words = ''): ReleaseEvent => ({
  type: 'version_step',
  versionId: version.id,
  name: versionName(version),
  step,
  words,
  ...(KEPT.includes(step) && { text: version.words }),
});

const step = (release: Release, version: Version, name: Step, words = ''): Decision =>
  decided(withVersion(release, version), stepped(version, name, words));

const found = (release: Release, id: string): { version: Version } | Refused => {
  const version = versionOf(release, id);
  return version === undefined ? refuse({ code: 'unknown_matter' }) : { version };
};

/** The version, as long as nobody has read it. */
const unread = (release: Release, id: string): { version: Version } | Refused => {
  const known = found(release, id);
  return 'version' in known && isOut(known.version) ? refuse({ code: 'version_is_out' }) : known;
};

/** Written and checked anew. */
const anew = (version: Version, state: VersionState): Version => ({
  ...version,
  state,
  approvedBy: null,
  round: version.state === 'asked' || version.state === 'draft' ? version.round : version.round + 1,
});

/** Whom it is for, where it goes and who sees to it. Another place is approved anew. */
export const putVersion = (
  release: Release,
  { versionId, place }: Extract<Command, { type: 'put_version' }>,
  _context: Context,
): Decision => {
  if (place.when !== null && release.launch?.liveAt != null) return refuse({ code: 'notice_too_late' });
  if (versionId === null) {
    const { versions, nextId } = release.telling;
    const version: Version = {
      ...place,
      id: String(nextId),
      words: '',
      wordedBy: null,
      sheet: '',
      state: 'asked',
      round: 1,
      approvedBy: null,
      publishedAt: null,
      sent: null,
      corrected: null,
    };
    const grown = withTelling(release, { versions: [...versions, version], nextId: nextId + 1 });
    return decided(grown, stepped(version, 'planned'));
  }
  const known = unread(release, versionId);
  if (!('version' in known)) return known;
  const { version: before } = known;
  const same = JSON.stringify({ ...before, ...place }) === JSON.stringify(before);
  if (same) return decided(release);
  const isWritten = before.words !== '';
  return step(release, { ...anew(before, isWritten ? 'draft' : 'asked'), ...place }, 'planned');
};

/** Its words, also by whoever checks it: then the writer looks. Whoever checked or approved others does so again. */
export const writeVersion = (
  release: Release,
  { versionId, words, sheet }: Extract<Command, { type: 'write_version' }>,
  { by }: Context,
): Decision => {
  const known = unread(release, versionId);
  if (!('version' in known)) return known;
  const { version } = known;
  const said = words.trim();
  if (said === '') {
    return refuse({
      code: 'fields_invalid',
      problems: [{ field: 'words', problem: 'Write what they read, in a few sentences.' }],
    });
  }
  if (version.words === said && version.state !== 'asked') return decided(release);
  const next = { ...anew(version, 'draft'), words: said, wordedBy: by, sheet };
  // Whoever has to look now gets a message of their own: an edit would tell nobody.
  const isAnothers = version.state === 'draft' && checkerOf(next)?.userId !== checkerOf(version)?.userId;
  return step(release, isAnothers ? { ...next, round: next.round + 1 } : next, 'drafted');
};

/** Whoever knows says that it is right. */
export const checkVersion = (
  release: Release,
  { versionId, words }: Extract<Command, { type: 'check_version' }>,
  _context: Context,
): Decision => {
  const known = unread(release, versionId);
  if (!('version' in known)) return known;
  const { version } = known;
  if (version.state === 'asked') return refuse({ code: 'version_not_written', by: version.writer.name });
  if (words !== undefined && words !== version.words) return refuse({ code: 'version_changed' });
  return version.state === 'draft'
    ? step(release, { ...version, state: 'checked' }, 'checked')
    : decided(release);
};

/** The moment at which it goes out has come, and it is not too late for it. */
const isDue = (version: Version, release: Release, settings: WorkspaceSettings, now: string): boolean => {
  if (!isNotice(version)) return release.launch?.liveAt != null && release.stage !== 'launching';
  const isCurrent = release.launch === null && release.startedAt !== null && !isOver(release);
  return isCurrent && release.hold === null && !isAfter(noticeAt(version, release, settings), now);
};

const published = (version: Version, now: string): Version => ({
  ...version,
  state: 'published',
  publishedAt: now,
});

/** A secret may be told in its own channel before the launch, and nowhere else. */
const staysSecret = ({ channelId }: Version, { privateChannelId }: Release): boolean =>
  channelId !== null && channelId === privateChannelId;

/** The release manager says that it may go out; where its moment has come, it goes. */
export const approveVersion = (
  release: Release,
  { versionId, words }: Extract<Command, { type: 'approve_version' }>,
  { by, now, settings }: Context,
): Decision => {
  const known = found(release, versionId);
  if (!('version' in known)) return known;
  const { version } = known;
  // Sent twice is once.
  if (isOut(version) || version.state === 'approved') return decided(release);
  if (isUnchecked(version)) {
    return version.state === 'asked'
      ? refuse({ code: 'version_not_written', by: version.writer.name })
      : refuse({ code: 'version_not_checked', by: checkerOf(version)?.name ?? '' });
  }
  if (words !== undefined && words !== version.words) return refuse({ code: 'version_changed' });
  const isSecret = release.visibility === 'confidential' && !release.practice;
  if (isNotice(version) && isSecret && !staysSecret(version, release)) {
    return refuse({ code: 'notice_is_secret' });
  }
  const approved: Version = { ...version, state: 'approved', approvedBy: by };
  if (!isDue(approved, release, settings, now)) return step(release, approved, 'approved');
  const out = published(approved, now);
  return decided(withVersion(release, out), stepped(approved, 'approved'), stepped(out, 'published'));
};

/** The moment of a notice has come. One that nobody approved waits until somebody does. */
export const publishVersion = (
  release: Release,
  { versionId }: Extract<Command, { type: 'publish_version' }>,
  { now, settings }: Context,
): Decision => {
  const version = versionOf(release, versionId);
  if (version === undefined || isOut(version) || version.state !== 'approved') return decided(release);
  return isDue(version, release, settings, now)
    ? step(release, published(version, now), 'published')
    : decided(release);
};

/** The announcement is out: behind it go all versions of the launch that were approved. */
export const publishWithLaunch = (
  release: Release,
  now: string,
): { release: Release; events: readonly ReleaseEvent[] } => {
  const ready = release.telling.versions.filter(
    (version) => !isNotice(version) && version.state === 'approved',
  );
  const out = ready.map((version) => published(version, now));
  return {
    release: out.reduce(withVersion, release),
    events: out.map((version) => stepped(version, 'published')),
  };
};

/** It was sent outside Slack. */
export const sendVersion = (
  release: Release,
  { versionId, link }: Extract<Command, { type: 'send_version' }>,
  { by, now }: Context,
): Decision => {
  const known = found(release, versionId);
  if (!('version' in known)) return known;
  const { version } = known;
  if (!goesOutside(version) || !isOut(version)) return refuse({ code: 'version_not_out' });
  if (version.state === 'sent' && version.sent?.link === link) return decided(release);
  return step(release, { ...version, state: 'sent', sent: { by, at: now, link } }, 'sent', link);
};

/** It is not wanted any more; what somebody has read stays. */
export const dropVersion = (
  release: Release,
  { versionId }: Extract<Command, { type: 'drop_version' }>,
  _context: Context,
): Decision => {
  const known = unread(release, versionId);
  if (!('version' in known)) return known;
  const { version } = known;
  const versions = release.telling.versions.filter(({ id }) => id !== versionId);
  return decided(withTelling(release, { versions }), stepped(version, 'dropped'));
};
