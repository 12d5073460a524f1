import type { AuditEntry } from '../../../src/application/ports.ts';
import type { DomainEvent } from '../../../src/domain/event.ts';
import type { RecordHead } from '../../../src/domain/record/anchor.ts';
import { aRelease, MAYA, NOW, WORKSPACE } from '../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../support/store.ts';

const by = { ...MAYA, role: 'release manager' } as const;

const held = (reason: string): DomainEvent => ({ type: 'release_held', reason });

/** Writes so many events about Atlas into a store, in one transaction each. */
export const appendTo = async ({ store, ids }: StoreUnderTest, reasons: readonly string[]): Promise<void> => {
  for (const reason of reasons) {
    await store.transaction((tx) =>
      tx.appendAudit(WORKSPACE, [
        { id: ids.next(), releaseId: aRelease().id, event: held(reason), by, at: NOW },
      ]),
    );
  }
};

/** A store whose record has five entries, and what an attacker may do to it: no trigger is in the way. */
export const aRecord = async (
  under: StoreUnderTest = memoryStore(),
): Promise<
  StoreUnderTest & { log(): Promise<readonly AuditEntry[]>; head(): Promise<RecordHead | null> }
> => {
  await under.store.transaction((tx) => tx.saveRelease(aRelease(), null));
  await appendTo(under, ['a', 'b', 'c', 'd', 'e']);
  return {
    ...under,
    log: () => under.store.reads.auditEntries(WORKSPACE, null),
    head: () => under.store.reads.recordHead(WORKSPACE),
  };
};

export const withoutGuards = ({ sqlite }: Pick<StoreUnderTest, 'sqlite'>): void => {
  const triggers = sqlite.prepare("select name from sqlite_schema where type = 'trigger'").pluck().all();
  sqlite.exec(triggers.map((name) => `drop trigger ${String(name)};`).join('\n'));
  sqlite.exec('pragma foreign_keys = off');
};
