import { type OpenDatabase, openDatabase } from '../../src/adapters/store/file/database.ts';
import { migrate } from '../../src/adapters/store/file/migrate.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import type { DueRow, Ids, PostedMessage, Store } from '../../src/application/ports.ts';
import { type DueAction, slotKey } from '../../src/domain/delivery/due-action.ts';
import { NOW, WORKSPACE } from './builders.ts';

/** Ids that count: the same test makes the same ones, sortable by time of making. */
export const countingIds = (prefix = 'id'): Ids => {
  let made = 0;
  const next = (): string => {
    made += 1;
    return `${prefix}-${String(made).padStart(6, '0')}`;
  };
  return { next, random: () => next().replace(prefix, 'random') };
};

export type StoreUnderTest = OpenDatabase & { store: Store; ids: Ids };

/** A store over any database, migrated. */
export const storeAt = (url: string, bootId = 'boot-1', ids: Ids = countingIds()): StoreUnderTest => {
  const database = openDatabase({ url });
  migrate(database);
  return { ...database, ids, store: createStore({ db: database.db, ids, bootId }) };
};

/** The real store over a database in memory, with ids that count. */
export const memoryStore = (ids: Ids = countingIds()): StoreUnderTest =>
  storeAt('sqlite::memory:', 'boot-1', ids);

/** The same database as another start of the program sees it. */
export const afterRestart = ({ db, ids }: StoreUnderTest, bootId = 'boot-2'): Store =>
  createStore({ db, ids, bootId });

export const schedule = (store: Store, ...actions: DueAction[]): Promise<void> =>
  store.transaction((tx) => tx.schedule(WORKSPACE, actions, NOW));

export const claimAll = (store: Store, now = NOW): Promise<readonly DueRow[]> =>
  store.due.claimDeliveries(now, 100, []);

/** Claims the one delivery that may go now. */
export const claimOne = async (store: Store, now = NOW): Promise<DueRow> => {
  const [row, ...more] = await claimAll(store, now);
  if (row === undefined || more.length > 0) throw new Error('Exactly one delivery was expected to be due.');
  return row;
};

/** The message that a delivery leaves behind in Slack. */
export const messageOf = (
  action: Pick<DueAction, 'releaseId' | 'slot'>,
  overrides: Partial<PostedMessage> = {},
): PostedMessage => {
  const { releaseId, slot } = action;
  if (slot === null) throw new Error('This action posts nothing.');
  return {
    slotKey: slotKey(releaseId, slot),
    releaseId,
    slot,
    channelId: 'channel' in slot.audience ? slot.audience.channel : `D0${slot.audience.user}`,
    ts: '1763370000.000100',
    metadataKey: 'key-1',
    permalink: null,
    state: 'posted',
    ...overrides,
  };
};
