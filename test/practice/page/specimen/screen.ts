import type {
  ChannelSeen,
  MessageSeen,
  PersonSeen,
  Screen,
  ViewSeen,
} from '../../../../src/practice/demo/protocol.ts';
import type { Json } from '../../../../src/practice/json.ts';
import { recordsAt } from '../../../../src/practice/json.ts';
import { valuesOf } from '../../../../src/practice/workspace/field-kinds.ts';

export const NOW = Date.UTC(2026, 10, 21, 9);

const person = (id: string, name: string, realName: string, zone: string): PersonSeen => ({
  id,
  name,
  realName,
  zone,
  role: realName,
});

const channel = (id: string, name: string, more: Partial<ChannelSeen> = {}): ChannelSeen => ({
  id,
  name,
  kind: 'public',
  isMember: true,
  memberCount: 5,
  isArchived: false,
  sharedWith: null,
  pins: [],
  unread: 0,
  mentions: 0,
  readUpTo: '0',
  ...more,
});

const ME = person('U01', 'release-manager', 'Release Manager', 'Europe/Berlin');

/** A person's screen with nothing on it yet. */
export const emptyScreen = (): Screen => ({
  team: 'Specimen',
  story: 'specimen',
  me: ME,
  people: [
    ME,
    person('U02', 'docs-lead', 'Docs Lead', 'America/New_York'),
    person('U03', 'qa-lead', 'Quality Lead', 'Asia/Kolkata'),
  ],
  channels: [
    channel('C01', 'releases'),
    channel('C02', 'docs', { kind: 'private' }),
    channel('C03', 'partners', { sharedWith: 'Example' }),
  ],
  app: {
    name: 'Greenlight',
    userId: 'U09',
    directChannel: 'D01',
    commands: [],
    shortcuts: [],
    messageShortcuts: [],
  },
  clock: { now: NOW, nextAt: null, isMoving: false },
  modals: [],
  home: null,
  hint: null,
  stories: [],
  setUp: null,
  steps: [],
  faults: [],
  refusals: [],
  logged: 0,
});

/** A message of the bot with these blocks. */
export const messageOf = (ts: string, blocks: Json[]): MessageSeen => ({
  ts,
  channel: 'C01',
  user: 'U09',
  text: 'specimen',
  blocks,
  threadTs: null,
  isEdited: false,
  isEphemeral: false,
  isPinned: false,
  replies: null,
  values: valuesOf(blocks),
});

/** An open form. */
export const viewOf = (id: string, view: Json, errors: Record<string, string> = {}): ViewSeen => ({
  id,
  view,
  values: valuesOf(recordsAt(view, 'blocks')),
  hash: `${id}.1`,
  errors,
});
