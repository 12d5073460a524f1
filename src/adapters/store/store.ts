import { assertOutsideTransaction } from '../../application/outside-transaction.ts';
import type { Ids, Reads, Store, Transaction } from '../../application/ports.ts';
import { dueReads, dueWrites } from './due/due-actions.ts';
import { createDueQueue } from './due/due-queue.ts';
import { messageReads, messageWrites } from './due/messages.ts';
import { outageReads, outageWrites } from './due/outages.ts';
import { timerWrites } from './due/timers.ts';
import { formDraftReads, formDraftWrites } from './edge/form-drafts.ts';
import { inboundWrites } from './edge/inbound.ts';
import { feedbackReads, feedbackWrites } from './feedback/feedback-store.ts';
import { themeReads, themeWrites } from './feedback/theme-store.ts';
import { forecastReads } from './forecast/light-times.ts';
import { type Db, guardQueries } from './guard-queries.ts';
import { hookReads, hookWrites } from './hooks/hook-store.ts';
import { meetingReads, meetingWrites } from './meetings/meeting-store.ts';
import { numberReads } from './numbers/number-store.ts';
import { packReads, packWrites } from './packs/pack-store.ts';
import { eraseWrites } from './record/erase-store.ts';
import { recordReads, recordWrites } from './record/record-store.ts';
import { announcementReads, announcementWrites } from './release/announcements.ts';
import { auditReads, auditWrites } from './release/audit-store.ts';
import { releaseReads, releaseWrites } from './release/release-store.ts';
import { absenceReads, absenceWrites } from './reminder/absence-store.ts';
import { reminderReads, reminderWrites } from './reminder/reminder-store.ts';
import { lessonReads, lessonWrites } from './retro/lesson-store.ts';
import { retroReads, retroWrites } from './retro/retro-store.ts';
import { subscriptionReads, subscriptionWrites } from './subscriptions/subscription-store.ts';
import { templateReads, templateWrites } from './templates/template-store.ts';
import { directoryReads, directoryWrites } from './workspace/directory-store.ts';
import { settingsReads, settingsWrites } from './workspace/settings-store.ts';
import { writeTransaction } from './write-transaction.ts';

const readsFrom = (db: Db): Reads => ({
  ...settingsReads(db),
  ...releaseReads(db),
  ...auditReads(db),
  ...recordReads(db),
  ...announcementReads(db),
  ...messageReads(db),
  ...feedbackReads(db),
  ...themeReads(db),
  ...formDraftReads(db),
  ...directoryReads(db),
  ...dueReads(db),
  ...reminderReads(db),
  ...absenceReads(db),
  ...outageReads(db),
  ...packReads(db),
  ...templateReads(db),
  ...hookReads(db),
  ...subscriptionReads(db),
  ...forecastReads(db),
  ...meetingReads(db),
  ...numberReads(db),
  ...retroReads(db),
  ...lessonReads(db),
});

const transactionFrom = (db: Db, ids: Ids): Transaction => ({
  ...readsFrom(db),
  ...settingsWrites(db),
  ...releaseWrites(db),
  ...auditWrites(db, ids),
  ...recordWrites(db),
  ...eraseWrites(db),
  ...announcementWrites(db),
  ...feedbackWrites(db),
  ...themeWrites(db),
  ...formDraftWrites(db),
  ...directoryWrites(db),
  ...dueWrites(db, ids),
  ...timerWrites(db, ids),
  ...messageWrites(db),
  ...inboundWrites(db),
  ...reminderWrites(db),
  ...absenceWrites(db),
  ...outageWrites(db),
  ...packWrites(db),
  ...templateWrites(db),
  ...meetingWrites(db),
  ...retroWrites(db),
  ...lessonWrites(db),
  ...hookWrites(db),
  ...subscriptionWrites(db),
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
    tryWriting: (at) =>
      writeTransaction(db, async (trx) => {
        const insert = trx.insertInto('write_probe').values({ id: 1, at });
        await insert.onConflict((conflict) => conflict.column('id').doUpdateSet({ at })).execute();
      }),
  };
};
