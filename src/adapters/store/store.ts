import { assertOutsideTransaction } from '../../application/outside-transaction.ts';
import type { Ids, Reads, Store, Transaction } from '../../application/ports.ts';
import { announcementReads, announcementWrites } from './announcements.ts';
import { auditReads, auditWrites } from './audit-store.ts';
import { directoryReads, directoryWrites } from './directory-store.ts';
import { dueReads, dueWrites } from './due/due-actions.ts';
import { createDueQueue } from './due/due-queue.ts';
import { timerWrites } from './due/timers.ts';
import { feedbackReads, feedbackWrites } from './feedback-store.ts';
import { formDraftReads, formDraftWrites } from './form-drafts.ts';
import { type Db, guardQueries } from './guard-queries.ts';
import { inboundWrites } from './inbound.ts';
import { messageReads, messageWrites } from './messages.ts';
import { releaseReads, releaseWrites } from './release-store.ts';
import { settingsReads, settingsWrites } from './settings-store.ts';
import { writeTransaction } from './write-transaction.ts';

const readsFrom = (db: Db): Reads => ({
  ...settingsReads(db),
  ...releaseReads(db),
  ...auditReads(db),
  ...announcementReads(db),
  ...messageReads(db),
  ...feedbackReads(db),
  ...formDraftReads(db),
  ...directoryReads(db),
  ...dueReads(db),
});

const transactionFrom = (db: Db, ids: Ids): Transaction => ({
  ...readsFrom(db),
  ...settingsWrites(db),
  ...releaseWrites(db),
  ...auditWrites(db, ids),
  ...announcementWrites(db),
  ...feedbackWrites(db),
  ...formDraftWrites(db),
  ...directoryWrites(db),
  ...dueWrites(db, ids),
  ...timerWrites(db, ids),
  ...messageWrites(db),
  ...inboundWrites(db),
});

/**
 * The store over an open, migrated database. Its root throws inside a transaction instead of waiting for
 * itself, and a transaction's handle throws once it has ended.
 *
 * @param bootId of this start of the program; a reader that claims nothing may give any
 */
export const createStore = ({ db, ids, bootId }: { db: Db; ids: Ids; bootId: string }): Store => {
  const root = guardQueries(db, () => assertOutsideTransaction("Using the store's root"));
  return {
    transaction: (work) => writeTransaction(db, (trx) => work(transactionFrom(trx, ids))),
    reads: readsFrom(root),
    due: createDueQueue({ db, root, bootId }),
  };
};
