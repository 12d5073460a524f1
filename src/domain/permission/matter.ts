import { checkerOf, versionOf } from '../announcement/version.ts';
import { type Blocker, blockerOf } from '../blockers/blocker.ts';
import type { Command } from '../command.ts';
import type { Condition } from '../conditions/condition.ts';
import { conditionOf } from '../conditions/decide-condition.ts';
import { itemById } from '../contents/contents.ts';
import { issueOf } from '../issues/issue.ts';
import type { Release } from '../release.ts';
import { ownersOfStep } from '../runbook/step-owner.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../settings/settings.ts';

/** Somebody sees to an item of the plan, or owns a round of acceptance. */
type Owned = { departmentId: null; owner: { userId: string } };

/** Several people may: whoever sees to a step of the runbook, or mends the words of a version. */
type Shared = { departmentId: null; userIds: readonly string[] };

/** What a command is about, where whoever sees to it may do more than others. */
export type Matter = Condition | Blocker | Owned | Shared;

/** The people who can do what a condition or a blocker waits for. */
export const ownersOf = (matter: Matter | null, settings: WorkspaceSettings): readonly string[] => {
  if (matter === null) return [];
  if ('userIds' in matter) return matter.userIds;
  if ('owner' in matter) return [matter.owner.userId];
  const taken = matter.takenBy === null ? [] : [matter.takenBy.userId];
  switch (matter.solver.kind) {
    case 'person':
      return [matter.solver.userId, ...taken];
    case 'department':
      return [...speakersOf(departmentById(settings, matter.solver.departmentId)), ...taken];
    case 'other':
      return taken;
  }
};

/** A version waits for whoever writes it, or for whoever knows whether it is right; that person may mend its words, too. */
const matterOfVersion = (
  command: Extract<Command, { versionId: string | null }>,
  release: Release,
): Shared | null => {
  const version = versionOf(release, command.versionId ?? '');
  if (version === undefined) return null;
  const owner = command.type === 'check_version' ? checkerOf(version) : version.writer;
  if (owner === null) return null;
  const also = command.type === 'write_version' && version.checker !== null ? [version.checker.userId] : [];
  return { departmentId: null, userIds: [owner.userId, ...also] };
};

/** The condition or blocker that a command is about. */
export const matterOf = (command: Command, release: Release, settings: WorkspaceSettings): Matter | null => {
  if ('stepId' in command) {
    return { departmentId: null, userIds: ownersOfStep(release, settings, command.stepId) };
  }
  if ('conditionId' in command) return conditionOf(release, command.conditionId) ?? null;
  if ('blockerId' in command) return blockerOf(release, command.blockerId) ?? null;
  if ('doerId' in command) return { departmentId: null, owner: { userId: command.doerId } };
  if ('versionId' in command) return matterOfVersion(command, release);
  const owner =
    command.type === 'finish_item'
      ? itemById(release.plan.contents, command.part, command.itemId)?.owner
      : 'roundId' in command
        ? release.rounds.find(({ id }) => id === command.roundId)?.owner
        : 'issueId' in command
          ? issueOf(release, command.issueId)?.owner
          : null;
  if (owner?.userId != null) return { departmentId: null, owner: { userId: owner.userId } };
  return null;
};
