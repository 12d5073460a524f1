import type { Instant } from '../../domain/calendar.ts';
import { managersOf } from '../../domain/delivery/audience.ts';
import { type DueAction, slotKey } from '../../domain/delivery/due-action.ts';
import { afterSlot, outcomeBoards } from '../../domain/outcome/outcome-boards.ts';
import { dueGoal, isTroubleDue, overduePeople } from '../../domain/outcome/outcome-moments.ts';
import { maySee } from '../../domain/policy.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Transaction } from '../ports.ts';
import { callToDigest } from '../reminders/digest/call-to-digest.ts';

type Scene = { tx: Transaction; release: Release; settings: WorkspaceSettings; now: Instant };

const isOpen = ({ stage }: Release): boolean => stage === 'live' || stage === 'retro';

/**
 * A question after the launch has come: the card asks it. Where the card stands already, editing it notifies nobody:
 * then the manager's reminders of the day name it, too.
 */
export const afterLaunchCame = async ({
  tx,
  release,
  settings,
  now,
}: Scene): Promise<readonly DueAction[]> => {
  if (!isOpen(release)) return [];
  const asks = dueGoal(release, settings, now) !== null || isTroubleDue(release, settings, now);
  const boards = outcomeBoards(release, settings, now);
  if (!asks || release.practice) return boards;
  const [manager] = managersOf(release);
  const card = manager === undefined ? null : slotKey(release.id, afterSlot(manager));
  const stands = card !== null && (await tx.message(release.workspaceId, card)) !== null;
  if (stands) await callToDigest(tx, settings, release.manager.userId, now);
  return boards;
};

/** It was to be closed: whoever it waits for by now finds it among the reminders of the day. */
export const closeIsOverdue = async ({
  tx,
  release,
  settings,
  now,
}: Scene): Promise<readonly DueAction[]> => {
  if (!isOpen(release)) return [];
  for (const userId of overduePeople(release, settings, now)) {
    if (maySee({ userId, isFullMember: true }, release, settings)) {
      await callToDigest(tx, settings, userId, now);
    }
  }
  return outcomeBoards(release, settings, now);
};
