import type { AuditDraft, Store } from '../../src/application/ports.ts';
import type { DomainEvent } from '../../src/domain/event.ts';
import type { Release } from '../../src/domain/release.ts';
import { aPlan, aRelease, launchOn, MAYA, WORKSPACE } from './builders.ts';

export type Launched = Partial<Pick<Release, 'visibility' | 'practice' | 'manager'>> & {
  key: string;
  product?: string;
  /** The day on which it was planned, and on which it was live; five in the afternoon in UTC. */
  day?: string;
  more?: readonly DomainEvent[];
};

/** Releases that were launched as planned, with what the record says of them. */
export const saveLaunched = (store: Store, all: readonly Launched[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const { key, product = 'Atlas', day = '2026-06-10', more = [], ...rest } of all) {
      const at = `${day}T17:00:00.000Z`;
      const launch = launchOn(day);
      const release = aRelease({
        ...rest,
        id: `rel-${key}`,
        key,
        stage: 'closed',
        plan: aPlan({ product, launch }),
        startedAt: at,
      });
      await tx.saveRelease(release, null);
      const events: readonly DomainEvent[] = [
        { type: 'release_drafted', title: key, launch },
        { type: 'release_started' },
        ...more,
        { type: 'launch_decided', mode: 'live_now', attempt: 1, without: [] },
        { type: 'declared_live', attempt: 1 },
      ];
      const drafts = events.map(
        (event, nth): AuditDraft => ({
          id: `${key}-${nth}`,
          releaseId: release.id,
          event,
          by: { ...MAYA, role: 'release manager' },
          at,
        }),
      );
      await tx.appendAudit(WORKSPACE, drafts);
    }
  });
