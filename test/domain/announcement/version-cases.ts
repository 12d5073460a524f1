import { type Version, versionOf } from '../../../src/domain/announcement/version.ts';
import type { PersonCommand } from '../../../src/domain/command.ts';
import type { DomainEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, MAYA, NOW } from '../../support/builders.ts';
import type { Case } from '../decide-cases.ts';
import { PAT, RICO } from '../matters.ts';

/** Customers read it in a newsletter; Maya writes it, nobody checks it. */
export const aVersion = (overrides: Partial<Version> = {}): Version => ({
  id: '1',
  readers: 'customers',
  when: null,
  channelId: null,
  outside: 'Newsletter',
  writer: MAYA,
  checker: null,
  words: '',
  wordedBy: null,
  sheet: '',
  state: 'asked',
  round: 1,
  approvedBy: null,
  publishedAt: null,
  sent: null,
  corrected: null,
  ...overrides,
});

export const written = { words: 'Share a board with one click.', state: 'draft' } as const;

/** So many working days before the launch. */
export const noticeOf = (days: number) =>
  ({ kind: 'relative', days: -days, count: 'working_days', time: null, zone: null }) as const;

export const withVersions = (release: Release, ...versions: readonly Version[]): Release => ({
  ...release,
  telling: { ...release.telling, versions, nextId: versions.length + 1 },
});

export const stateOf = (release: Release, id = '1'): string => versionOf(release, id)?.state ?? 'none';

const {
  id: _id,
  words: _words,
  wordedBy: _worded,
  sheet: _sheet,
  state: _state,
  round: _round,
  ...rest
} = aVersion();
const { approvedBy: _by, publishedAt: _at, sent: _sent, corrected: _corrected, ...place } = rest;
export const PLACE = place;

const given = (overrides: Partial<Version>) => (release: Release) =>
  withVersions(release, aVersion(overrides));

const maya = anActor();

/** The commands about the announcement's versions, each on a version to which it could mean something. */
export const VERSION_CASES = {
  put_version: {
    command: { type: 'put_version', versionId: null, place: PLACE },
    actor: maya,
    given: (release) => release,
    legal: 'd p s L l r',
  },
  write_version: {
    command: { type: 'write_version', versionId: '1', words: 'Boards for all.', sheet: '' },
    actor: maya,
    given: given({}),
    legal: 'd p s L l r',
  },
  check_version: {
    command: { type: 'check_version', versionId: '1' },
    actor: anActor(PAT),
    given: given({ ...written, checker: PAT }),
    legal: 'd p s L l r',
  },
  approve_version: {
    command: { type: 'approve_version', versionId: '1' },
    actor: maya,
    given: given(written),
    legal: 'd p s L l r',
  },
  send_version: {
    command: { type: 'send_version', versionId: '1', link: 'https://example.com/news' },
    actor: maya,
    given: given({ ...written, state: 'published', publishedAt: NOW }),
    legal: 'p s L l r',
  },
  drop_version: {
    command: { type: 'drop_version', versionId: '1' },
    actor: maya,
    given: given({}),
    legal: 'd p s L l r',
  },
  correct_version: {
    command: { type: 'correct_version', versionId: '1', words: 'Share two.', reason: 'The number.' },
    actor: maya,
    given: given({ ...written, state: 'published', publishedAt: NOW }),
    legal: 'p s L l r',
  },
  correct_announcement: {
    command: { type: 'correct_announcement', announcementId: 'ann-2', reason: 'The price.' },
    actor: maya,
    given: (release) => ({ ...release, announcementId: 'ann-1' }),
    legal: 'l r',
  },
  publish_version: {
    command: { type: 'publish_version', versionId: '1' },
    actor: null,
    given: given({ ...written, state: 'approved', when: noticeOf(20) }),
    legal: 'p s',
  },
} as const satisfies Record<string, Case>;

const { publish_version: _publish, ...people } = VERSION_CASES;
type VersionCommand = keyof typeof people;

/** As `policy.test.ts` tries them. */
export const VERSION_COMMANDS = Object.fromEntries(
  Object.entries(people).map(([type, { command }]) => [type, command]),
) as unknown as { [Type in VersionCommand]: Extract<PersonCommand, { type: Type }> };

/** By hand, in the letters of `policy.test.ts`: P writes it, R checks it. */
export const VERSION_MAY: Record<VersionCommand, string> = {
  put_version: 'M',
  write_version: 'P R M',
  check_version: 'R',
  approve_version: 'M',
  send_version: 'P M',
  drop_version: 'M',
  correct_version: 'M',
  correct_announcement: 'M',
};

const manager = { role: 'release_manager', userIds: [MAYA.userId] };

/** Who is named to somebody who may not. */
export const versionNamed = (
  writerId: string,
): Record<VersionCommand, { role: string; userIds: string[] }> => ({
  put_version: manager,
  write_version: { role: 'owner', userIds: [writerId, RICO.userId] },
  check_version: { role: 'owner', userIds: [RICO.userId] },
  approve_version: manager,
  send_version: { role: 'owner', userIds: [writerId] },
  drop_version: manager,
  correct_version: manager,
  correct_announcement: manager,
});

/** Everything that happens to a version, with this text in every name and every free text. */
export const versionEvents = (
  text: string,
): {
  version_step: readonly Extract<DomainEvent, { type: 'version_step' }>[];
  announcement_corrected: readonly Extract<DomainEvent, { type: 'announcement_corrected' }>[];
} => ({
  announcement_corrected: [{ type: 'announcement_corrected', reason: text }],
  version_step: [
    { type: 'version_step', versionId: '1', name: text, step: 'approved', words: '', text },
    { type: 'version_step', versionId: '1', name: text, step: 'sent', words: text },
  ],
});
