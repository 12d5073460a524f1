import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import type { AuditEntry } from '../../src/application/ports.ts';
import { isRecord, recordAt } from '../../src/practice/json.ts';
import type { PracticeSlack } from '../../src/practice/slack.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { systemIds } from '../../src/sources.ts';
import { type Remains, remainsOf } from '../kill/remains.ts';
import { TEAM } from './cast.ts';

/** What is left of a release when it is over, and what can be said of it without knowing its story. */
export type Left = Remains & {
  /** Messages that stand more than once. */
  duplicates: readonly string[];
  /** Replies that stand before an earlier decision's. */
  outOfOrder: readonly string[];
  /** What may come at most once and came twice: private answers, forms. */
  twice: readonly string[];
  /** Deliveries that were given up without a word to the manager. */
  untold: readonly string[];
  /** When the messages of each kind came in each channel, in seconds, earliest first. */
  cameAt: Readonly<Record<string, readonly number[]>>;
  /** What was decided, in its order, for each department and for the release. */
  decided: Readonly<Record<string, readonly string[]>>;
  /** Days that the record closed, by their last entry: as it remembers them, and as their lines stand. */
  closed: { remembered: readonly string[]; said: readonly string[] };
};

/** The line that closes a day with decisions. */
export const DAY_LINE = 'statement.record_anchor';

const keyOf = ({ metadata }: PracticeMessage): string => {
  const payload = isRecord(metadata) ? recordAt(metadata, 'event_payload') : {};
  return String(payload.key ?? '').replace(/:anew$/, '');
};

const standingIn = ({ workspace }: PracticeSlack): PracticeMessage[] =>
  [...workspace.channels.values()].flatMap(({ messages }) =>
    messages.filter(({ user, deletedAt }) => user === workspace.app.botUserId && deletedAt === undefined),
  );

const shown = ({ channel, ts, text }: PracticeMessage): string => `${channel} ${ts} "${text.slice(0, 80)}"`;

const duplicatesIn = (slack: PracticeSlack): string[] => {
  const seen = new Map<string, PracticeMessage>();
  return standingIn(slack).flatMap((message) => {
    const first = seen.get(keyOf(message));
    if (first === undefined) seen.set(keyOf(message), message);
    return first === undefined ? [] : [`${shown(message)} stands at ${first.ts} already`];
  });
};

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

const twiceIn = ({ log }: PracticeSlack): string[] => {
  const stored = log.calls.filter((call) => call.stored);
  const triggers = stored
    .filter(({ method }) => method === 'views.open' || method === 'views.push')
    .map(({ args }) => String(args.trigger_id));
  const answers = stored.filter(({ method }) => method === 'response_url').length;
  const asked = log.deliveries.filter(({ kind }) => kind === 'interaction' || kind === 'command').length;
  return [
    ...repeated(triggers).map((trigger) => `a form was opened twice for ${trigger}`),
    ...(answers > asked ? [`${answers} private answers to ${asked} acts`] : []),
  ];
};

const decidedIn = (entries: readonly AuditEntry[]): Record<string, string[]> => {
  const decided: Record<string, string[]> = {};
  for (const { type, data, personal } of entries) {
    const about = typeof personal?.name === 'string' ? personal.name : 'release';
    const state = typeof data.state === 'string' ? ` ${data.state}` : '';
    decided[about] = [...(decided[about] ?? []), `${type}${state}`];
  }
  return decided;
};

type Stored = { slot_key: string; channel_id: string; ts: string };

const cameAtIn = (stored: readonly Stored[]): Record<string, number[]> => {
  const came: Record<string, number[]> = {};
  for (const { slot_key, channel_id, ts } of stored) {
    const place = `${channel_id} ${slot_key.split('|')[1]}`;
    came[place] = [...(came[place] ?? []), Number(ts)];
  }
  return came;
};

/** Reads what a run left in its practice Slack and in its database. */
export const whatIsLeft = async (slack: PracticeSlack, databaseFile: string): Promise<Left> => {
  const remains = await remainsOf(slack, databaseFile);
  const database = openDatabase({ url: `sqlite:${databaseFile}`, readOnly: true });
  try {
    const { reads } = createStore({ db: database.db, ids: systemIds, bootId: 'a reader' });
    const entries = await reads.auditEntries(TEAM.id, null);
    const places = new Map(entries.map(({ id, seq }) => [id, seq]));
    const stored = database.sqlite
      .prepare<[], Stored>('select slot_key, channel_id, ts from message order by ts')
      .all();
    const lines = stored
      .filter(({ slot_key }) => slot_key.includes('|statement.thread_line|'))
      .map(({ slot_key, channel_id, ts }) => ({
        seq: places.get(slot_key.split('|')[2] ?? '') ?? 0,
        ts,
        channel_id,
      }));
    const troubled = database.sqlite
      .prepare<[], { kind: string; state: string; problem: string }>(
        `select kind, state, problem from due_action where state in ('parked', 'failed')`,
      )
      .all();
    const remembered = database.sqlite
      .prepare<[], { seq: number }>('select seq from record_anchor order by seq')
      .all();
    const told = database.sqlite
      .prepare<[], { payload_json: string }>(
        `select payload_json from due_action where kind = 'statement.to_manager' and payload_json like '%undelivered%'`,
      )
      .all();
    return {
      ...remains,
      duplicates: duplicatesIn(slack),
      outOfOrder: lines
        .filter(({ seq }, index) => seq < (lines[index - 1]?.seq ?? 0))
        .map(({ ts, channel_id }) => `the line at ${ts} in ${channel_id} stands after a later one`),
      twice: twiceIn(slack),
      untold: troubled
        .filter(({ kind }) => !told.some(({ payload_json }) => payload_json.includes(kind)))
        .map(({ kind, state, problem }) => `${kind} is ${state} (${problem}), and nobody was told`),
      cameAt: cameAtIn(stored),
      decided: decidedIn(entries),
      closed: {
        remembered: remembered.map(({ seq }) => String(seq)),
        said: stored
          .filter(({ slot_key }) => slot_key.includes(`|${DAY_LINE}|`))
          .map(({ slot_key }) => slot_key.split('|')[2] ?? ''),
      },
    };
  } finally {
    await database.close();
  }
};
