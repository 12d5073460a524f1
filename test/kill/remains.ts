import { type OpenDatabase, openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import { verifyChain } from '../../src/application/record/verify-chain.ts';
import type { PracticeSlack } from '../../src/practice/slack.ts';
import type { Channel, PracticeMessage } from '../../src/practice/workspace/model.ts';
import { systemIds } from '../../src/sources.ts';

/** A message as it stands at the end, without what is different in every run. */
export type Standing = {
  /** Channel, kind of message and parent, and all it says, with marks for ids, links and moments. */
  words: string;
  /** The moments in it, in seconds since the epoch. */
  moments: readonly number[];
};

/** What is left of a release when it is over. */
export type Remains = {
  messages: readonly Standing[];
  /** Messages that the database knows and Slack does not have, or the other way round. */
  strangers: readonly string[];
  auditTypes: readonly string[];
  chain: ReturnType<typeof verifyChain>;
  /** Due actions that are in trouble, under way, or late. */
  unsettled: readonly string[];
  stage: string;
};

const DATE = /<!date\^(\d+)\^([^|>]*)\|[^>]*>/g;
const OWN_ID = /\b0[0-9a-z]{12}[0-9a-f]{16}\b/g;
/** Where the record stands: each run has random text in it. */
const FINGERPRINT = /\b[0-9a-f]{64}\b|`[0-9a-f]{12}`/g;
const LINK = /\/p\d{16}\b(?:\?thread_ts=[\d.]+)?/g;

const standingOf = (place: string, message: PracticeMessage): Standing => {
  // Slack itself gives ids to blocks that have none.
  const said = JSON.stringify([message.text, message.blocks], (name, value: unknown) =>
    name === 'block_id' ? undefined : value,
  );
  return {
    words: `${place} ${said.replace(DATE, '<a moment, $2>').replace(OWN_ID, '<id>').replace(LINK, '/p<ts>').replace(FINGERPRINT, '<fingerprint>')}`,
    moments: [...said.matchAll(DATE)].map(([, seconds]) => Number(seconds)),
  };
};

type Known = { slot_key: string; channel_id: string; ts: string; state: string };

const knownMessages = ({ sqlite }: OpenDatabase): Known[] =>
  sqlite.prepare<[], Known>('select slot_key, channel_id, ts, state from message').all();

const isStanding = ({ deletedAt }: PracticeMessage): boolean => deletedAt === undefined;

const messagesIn = (slack: PracticeSlack): { channel: Channel; message: PracticeMessage }[] =>
  [...slack.workspace.channels.values()].flatMap((channel) =>
    channel.messages
      .filter((message) => isStanding(message) && message.user === slack.workspace.app.botUserId)
      .map((message) => ({ channel, message })),
  );

const unsettledIn = ({ sqlite }: OpenDatabase, now: string): string[] =>
  sqlite
    .prepare<[string], { kind: string; state: string; due_at: string; problem: string | null }>(
      `select kind, state, due_at, problem from due_action
       where state in ('running', 'uncertain', 'parked', 'failed') or (state = 'pending' and due_at <= ?)`,
    )
    .all(now)
    .map(({ kind, state, due_at, problem }) => `${kind} is ${state}, due ${due_at}, ${problem}`);

/** Reads what a tour left in its practice Slack and in its database. */
export const remainsOf = async (slack: PracticeSlack, databaseFile: string): Promise<Remains> => {
  const database = openDatabase({ url: `sqlite:${databaseFile}`, readOnly: true });
  try {
    const { reads } = createStore({ db: database.db, ids: systemIds, bootId: 'a reader' });
    const known = new Map(knownMessages(database).map((row) => [`${row.channel_id} ${row.ts}`, row]));
    const found = messagesIn(slack);
    const here = new Set(found.map(({ channel, message }) => `${channel.id} ${message.ts}`));
    const kindOf = (place: string): string => known.get(place)?.slot_key.split('|')[1] ?? 'unknown';
    const entries = await reads.auditEntries(slack.workspace.team.id, null);
    const stages = database.sqlite.prepare<[], { stage: string }>('select stage from release').all();
    return {
      messages: found
        .map(({ channel, message }) => {
          const parent = message.threadTs ?? message.ts;
          const thread = parent === message.ts ? '' : ` under ${kindOf(`${channel.id} ${parent}`)}`;
          return standingOf(`${channel.id} ${kindOf(`${channel.id} ${message.ts}`)}${thread}`, message);
        })
        .sort((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : 0)),
      strangers: [
        ...[...here].filter((place) => !known.has(place)).map((place) => `${place} is in Slack only`),
        ...[...known.keys()].filter((place) => !here.has(place)).map((place) => `${place} is not in Slack`),
      ],
      auditTypes: entries.map(({ type }) => type),
      chain: verifyChain(entries),
      unsettled: unsettledIn(database, new Date(slack.clock.now()).toISOString()),
      stage: stages.map(({ stage }) => stage).join(),
    };
  } finally {
    await database.close();
  }
};
