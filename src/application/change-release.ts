import type { Command } from '../domain/command.ts';
import { namesRelease, waitsBetween } from '../domain/contents/dependency-cycle.ts';
import { decide } from '../domain/decide.ts';
import type { Context } from '../domain/decision.ts';
import type { Actor } from '../domain/person.ts';
import { mayHearOf } from '../domain/policy.ts';
import { type Refused, refuse } from '../domain/refusal.ts';
import type { Release } from '../domain/release.ts';
import type { WorkspaceSettings } from '../domain/settings/settings.ts';
import type { House, Request } from './house.ts';
import { once } from './once.ts';
import type { Reads, Transaction } from './ports.ts';
import { recordDecision } from './record-decision.ts';

/** Which release waits for which: read only where somebody writes down that one waits for another. */
export const waitsFor = async (
  reads: Pick<Reads, 'releases'>,
  release: Release,
  command: Command,
): Promise<Pick<Context, 'waits'>> =>
  namesRelease(command, release)
    ? { waits: waitsBetween(await reads.releases(release.workspaceId, 'open')) }
    : {};

/** What came of a command: the release as it is now, and whether anything changed. */
export type Changed = { ok: true; releaseId: string; changed: boolean };
export type Outcome = Changed | Refused;

/**
 * Load, may they, decide, write: inside the caller's transaction. For somebody who may not see the release
 * it does not exist; a department's own people see it through their question.
 */
export const changeInTransaction = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  {
    actor,
    workspaceId,
    releaseId,
    command,
    read,
  }: {
    actor: Actor | null;
    workspaceId: string;
    releaseId: string;
    command: Command | ((release: Release) => Command);
    /** What the caller has read already, in this very transaction. */
    read?: { release: Release; settings: WorkspaceSettings };
  },
): Promise<Outcome> => {
  const release = read?.release ?? (await tx.release(workspaceId, releaseId));
  const settings = read?.settings ?? (await tx.settings(workspaceId));
  const unknown = refuse({ code: 'unknown_release', typed: '', near: [] });
  if (release === null) return unknown;
  const now = house.clock.now();
  const wanted = typeof command === 'function' ? command(release) : command;
  if (actor !== null && !mayHearOf(actor, wanted, release, settings)) return unknown;
  const waits = await waitsFor(tx, release, wanted);
  const decision = decide(release, wanted, { actor, now, settings, ...waits });
  if (!decision.ok) return decision;
  await recordDecision(tx, house.ids, { before: release, decision, actor, now, read: { settings } });
  return { ok: true, releaseId, changed: decision.events.length > 0 };
};

/** A person asks something of a release; the same request twice takes effect once. */
export const changeRelease = (
  house: House,
  request: Request,
  releaseId: string,
  command: Command,
): Promise<Outcome> =>
  once(house, request, (tx) =>
    changeInTransaction(tx, house, {
      actor: request.actor,
      workspaceId: request.actor.workspaceId,
      releaseId,
      command,
    }),
  );
