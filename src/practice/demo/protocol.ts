import { z } from 'zod';
import type { Json } from '../json.ts';
import type { ChannelKind, StateValues } from '../workspace/model.ts';

/**
 * What the page in the browser and its server say to each other. The page reads
 *
 * - `GET /stream?as=PERSON&channel=CHANNEL`: server-sent events, `screen` (Screen) and `messages` (MessageNews)
 * - `GET /messages?as=PERSON&channel=CHANNEL&before=TS`: older messages (MessageNews)
 * - `GET /log?after=NUMBER`: what went between bot and Slack (LogEntry[]), oldest first
 *
 * and acts with `POST /act` (ActRequest, ActAnswer). Nothing is decided in the page: it shows and tells.
 */

const id = z.string().min(1).max(255);
const typed = z.string().max(40_000);

/** What somebody puts into one field: a text, epoch seconds, ids or values, or null for nothing. */
const wanted = z.union([z.string().max(3_100), z.number(), z.array(z.string()), z.null()]);

/** What stands in the fields of a form: block_id, then action_id. */
const formValues = z.record(id, z.record(id, wanted));

/** Where somebody clicks. `typed` is what stands in the form meanwhile: a click may redraw it. */
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), channel: id, ts: id }),
  z.strictObject({ kind: z.literal('view'), viewId: id, typed: formValues }),
]);

export const FAULTS = ['rate limited', 'error 500', 'lost answer', 'offline'] as const;

/** Where the clock goes: the next thing that happens, an hour on, nine in the morning, a day on, or a moment. */
const clockTarget = z.union([z.enum(['next', 'hour', 'morning', 'day']), z.number().int().positive()]);

/** Everything that a person can do in the page. */
const act = z.discriminatedUnion('do', [
  /** A slash command, a mention of the bot, or plain words: as typed into the composer. */
  z.strictObject({ do: z.literal('write'), channel: id, text: typed.min(1), threadTs: id.optional() }),
  /** A button or an entry of an overflow menu; `value` tells entries of one element apart. */
  z.strictObject({ do: z.literal('click'), target, blockId: id, actionId: id, value: z.string().optional() }),
  /** A value in an element that tells the bot at once. */
  z.strictObject({ do: z.literal('choose'), target, blockId: id, actionId: id, value: wanted }),
  /** What the bot offers in a menu for what was typed so far. */
  z.strictObject({ do: z.literal('suggest'), target, blockId: id, actionId: id, typed: z.string() }),
  /** A file for a form, in base64; the answer says how the form carries it. */
  z.strictObject({ do: z.literal('upload'), name: z.string().min(1).max(255), content: z.base64() }),
  z.strictObject({ do: z.literal('submit'), viewId: id, values: formValues }),
  /** `everything` closes what lies under the form, too. */
  z.strictObject({ do: z.literal('close'), viewId: id, everything: z.boolean() }),
  z.strictObject({ do: z.literal('open home') }),
  /** `message` for one in the menu of a message. */
  z.strictObject({
    do: z.literal('use shortcut'),
    callbackId: id,
    message: z.strictObject({ channel: id, ts: id }).optional(),
  }),
  /** Not an act of a person of the workspace: the hands behind the scene. */
  z.strictObject({ do: z.literal('move clock'), to: clockTarget }),
  z.strictObject({ do: z.literal('switch fault'), fault: z.enum(FAULTS), on: z.boolean() }),
  /** Lets the guide do a step's tedious part, such as the answers of all other departments. */
  z.strictObject({
    do: z.literal('help with step'),
    step: z.union([z.number().int().nonnegative(), z.literal('set up')]),
  }),
]);

/** `as` is a person's id. */
export const actRequest = z.strictObject({ as: id, act });

export type Wanted = z.infer<typeof wanted>;
export type FormValues = z.infer<typeof formValues>;
export type Target = z.infer<typeof target>;
export type FaultName = (typeof FAULTS)[number];
export type ClockTarget = z.infer<typeof clockTarget>;
export type Act = z.infer<typeof act>;
export type ActRequest = z.infer<typeof actRequest>;

/** One conversation in which something happened while the clock moved. */
export type PlaceSeen = {
  /** Id of the channel; of a conversation with the bot, also whose it is. */
  channel: string;
  person: string | null;
  what: 'posted' | 'changed';
};

/** What the clock came to, and when (epoch milliseconds, virtual): no places where nothing is left to happen. */
export type Happened = { at: number; places: PlaceSeen[] };

/**
 * `options` answer a suggest, as the bot sent them: options or option groups; `happened` a move of the clock;
 * `file` an upload, as Slack describes it.
 */
export type ActAnswer =
  | { ok: true; options?: Json[]; happened?: Happened; file?: Json }
  /** Words for the person who did it: what did not happen, and why. */
  | { ok: false; problem: string };

export type PersonSeen = {
  id: string;
  name: string;
  realName: string;
  /** IANA name. */
  zone: string;
  /** What they are in this workspace, e.g. "Lead of Docs". */
  role: string;
};

export type ChannelSeen = {
  id: string;
  /** Without #; the app's name for the conversation with the bot. */
  name: string;
  kind: ChannelKind;
  isMember: boolean;
  memberCount: number;
  isArchived: boolean;
  /** Name of the other organisation that reads along. */
  sharedWith: string | null;
  /** ts of pinned messages. */
  pins: string[];
  /** Messages outside threads that the person has not seen; those among them that mention the person. */
  unread: number;
  mentions: number;
  /** ts of the newest message that the person had seen before the channel was opened; '0' before the first. */
  readUpTo: string;
};

export type ViewSeen = {
  id: string;
  /** The view as the bot sent it, block and action ids filled in. */
  view: Json;
  /** What stands in its fields, as Slack keeps it. */
  values: StateValues;
  /** Changes when the bot redraws the view. */
  hash: string;
  /** Errors at the fields, by block_id. */
  errors: Record<string, string>;
};

export type StepSeen = {
  title: string;
  /** One sentence, and what to click. */
  words: string;
  /** Id of the person who does it, and of the channel in which; null for the clock's steps. */
  person: string | null;
  channel: string | null;
  isDone: boolean;
  /** Label of the button that does the tedious part, where there is one. */
  help: string | null;
};

/** A payload that Slack refused: shown in red. */
export type RefusalSeen = {
  number: number;
  /** Method of the Web API, or what the bot answered to. */
  method: string;
  error: string;
  /** One line for each problem, with its JSON pointer. */
  problems: string[];
};

export type ShortcutSeen = { callbackId: string; name: string; description: string };

/** Everything that one person sees, save messages. */
export type Screen = {
  team: string;
  /** The story that was played, what it leaves to do, and every story that there is. */
  story: string;
  hint: string | null;
  stories: { name: string; summary: string }[];
  me: PersonSeen;
  people: PersonSeen[];
  channels: ChannelSeen[];
  app: {
    name: string;
    userId: string;
    /** `directChannel` is the id of the conversation between the person and the bot. */
    directChannel: string;
    commands: { name: string; description: string; usageHint: string }[];
    shortcuts: ShortcutSeen[];
    /** Those in the menu of a message. */
    messageShortcuts: ShortcutSeen[];
  };
  clock: {
    /** Epoch milliseconds, virtual. */
    now: number;
    /** When something happens next, or null. */
    nextAt: number | null;
    isMoving: boolean;
  };
  /** Open forms, the top one last. */
  modals: ViewSeen[];
  home: ViewSeen | null;
  steps: StepSeen[];
  /** What comes before the steps; null once it is done. */
  setUp: StepSeen | null;
  faults: FaultName[];
  /** The newest few, oldest first. */
  refusals: RefusalSeen[];
  /** Number of the newest log entry. */
  logged: number;
};

export type MessageSeen = {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks: Json[];
  /** ts of the parent, for replies only. */
  threadTs: string | null;
  isEdited: boolean;
  /** "Only visible to you". */
  isEphemeral: boolean;
  isPinned: boolean;
  replies: { count: number; people: string[]; latestTs: string } | null;
  /** What the person has chosen in its menus. */
  values: StateValues;
};

/** New and changed messages of one channel, replies among them, oldest first. */
export type MessageNews = {
  channel: string;
  messages: MessageSeen[];
  /** ts of messages that are gone. */
  gone: string[];
  /** Whether there are older ones than the oldest that was ever sent. */
  hasEarlier: boolean;
};

export type LogEntry = {
  number: number;
  direction: 'to the bot' | 'to Slack';
  /** Method of the Web API, or the kind of what was sent to the bot. */
  what: string;
  /** Epoch milliseconds, virtual and real. */
  virtualAt: number;
  realAt: number;
  /** Real milliseconds until the answer; null while none came. */
  tookMs: number | null;
  /** HTTP status; null where the connection broke or no answer came yet. */
  status: number | null;
  /** What came in the way: a fault that was switched on, a refusal's code, a missing acknowledgement. */
  trouble: string | null;
  /** The signature header, of requests to the bot over HTTP. */
  signature: string | null;
  request: Json;
  answer: unknown;
};
