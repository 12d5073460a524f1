import { setImmediate } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { insideTransaction } from '../../application/outside-transaction.ts';
import { type Db, guardQueries } from './guard-queries.ts';

/** Whoever waits behind a group waits for all of it: a decision takes one to two milliseconds. */
const MOST_IN_GROUP = 16;

type Member = {
  work(trx: Db): Promise<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
};

/** Who waits for the next group of a database; none where nobody writes. */
const waiting = new WeakMap<Db, Member[]>();

/** Runs `work` on a handle that is dead afterwards. */
const withHandle = async (trx: Db, work: Member['work']): Promise<unknown> => {
  let open = true;
  const assertOpen = () => {
    if (!open) throw new Error('This transaction has ended: its handle cannot be used any more.');
  };
  try {
    return await insideTransaction(() => work(guardQueries(trx, assertOpen)));
  } finally {
    open = false;
  }
};

/** What a member is told once the group is committed. */
type Told = () => void;

const runAlone = async (trx: Db, { work, resolve }: Member): Promise<Told> => {
  const result = await withHandle(trx, work);
  return () => resolve(result);
};

const run = (trx: Db, text: string) => trx.executeQuery(CompiledQuery.raw(text));

/** Runs one of several: what it wrote is undone where it throws, and the others do not notice. */
const runBesideOthers = async (trx: Db, member: Member): Promise<Told> => {
  await run(trx, 'savepoint member');
  try {
    const tell = await runAlone(trx, member);
    await run(trx, 'release member');
    return tell;
  } catch (error) {
    // After a full disk SQLite has undone the whole transaction, savepoints and all: then nobody's is saved.
    await run(trx, 'rollback to member').catch(() => {
      throw error;
    });
    await run(trx, 'release member');
    return () => member.reject(error);
  }
};

const runAll = async (trx: Db, group: readonly Member[]): Promise<readonly Told[]> => {
  const runOne = group.length === 1 ? runAlone : runBesideOthers;
  const told: Told[] = [];
  for (const member of group) told.push(await runOne(trx, member));
  return told;
};

const commitGroup = async (db: Db, queue: Member[]): Promise<void> => {
  const group: Member[] = [];
  const takeGroup = () => group.push(...queue.splice(0, MOST_IN_GROUP));
  try {
    const told = await db.transaction().execute(async (trx) => {
      // A turn of the event loop: whoever asks in it comes along. Who reads meanwhile waits, as asked later.
      await setImmediate();
      takeGroup();
      return runAll(trx, group);
    });
    for (const tell of told) tell();
  } catch (error) {
    if (group.length === 0) takeGroup();
    for (const { reject } of group) reject(error);
  }
};

const commitGroups = async (db: Db, queue: Member[]): Promise<void> => {
  while (queue.length > 0) await commitGroup(db, queue);
  waiting.delete(db);
};

/**
 * Runs `work` in a write transaction that it may share with others who ask at the same moment, one after the
 * other, each seeing what those before it wrote: one commit, and one wait for the disk, for all of them. Nobody
 * is told anything before that commit. One that throws is undone alone; what fails for all (a commit, a full
 * disk) has saved nothing for anybody, and says so to each.
 */
export const inGroup = <T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> => {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const member: Member = { work, resolve: (result) => resolve(result as T), reject };
  const others = waiting.get(db);
  if (others !== undefined) others.push(member);
  else {
    const queue = [member];
    waiting.set(db, queue);
    void commitGroups(db, queue);
  }
  return promise;
};
