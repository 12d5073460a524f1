import type { Command } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import type { Actor } from '../../domain/person.ts';
import { mayHearOf } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { waitsFor } from '../change-release.ts';
import type { House } from '../house.ts';

/** The release and settings that a form about the command may show. */
export type Previewed = { ok: true; release: Release; settings: WorkspaceSettings };

/**
 * Would this command be taken now? Nothing is written: a form that would only be refused is not opened. The
 * decision itself is taken again when the form comes back.
 */
export const previewCommand = async (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  actor: Actor,
  releaseId: string,
  command: Command,
): Promise<Previewed | Refused> => {
  const { workspaceId } = actor;
  const settings = await store.reads.settings(workspaceId);
  const release = await store.reads.release(workspaceId, releaseId);
  const visible = release !== null && mayHearOf(actor, command, release, settings);
  if (!visible) return refuse({ code: 'unknown_release', typed: '', near: [] });
  const waits = await waitsFor(store.reads, release, command);
  const decision = decide(release, command, { actor, now: clock.now(), settings, ...waits });
  return decision.ok ? { ok: true, release, settings } : decision;
};
