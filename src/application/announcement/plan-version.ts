import { type ReadVersion, readVersion, type VersionForm } from '../../domain/announcement/version-form.ts';
import type { PersonCommand } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import type { PersonStamp } from '../../domain/person.ts';
import { mayBeToldOf } from '../../domain/policy.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { channelProblem, personProblem } from '../acceptance/open-round.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
export const versionProbe = (versionId: string | null): PersonCommand => ({
  type: 'put_version',
  versionId,
  place: {
    readers: 'company',
    when: null,
    channelId: null,
    outside: '…',
    writer: { userId: '…', name: '…' },
    checker: null,
  },
});

type Checked = { writer: PersonStamp; checker: PersonStamp | null; problems: readonly FieldProblem[] };

const checked = async (
  tx: Transaction,
  release: Release,
  { writerId, checkerId, channelId }: ReadVersion,
  now: string,
): Promise<Checked> => {
  const { workspaceId } = release;
  const writer = await personProblem(tx, workspaceId, writerId);
  const checker = checkerId === null ? null : await personProblem(tx, workspaceId, checkerId);
  // With its launch a secret ends: then every channel may read of it.
  const open: Release = { ...release, visibility: 'everyone' };
  const channel = channelId === null ? null : await channelProblem(tx, open, channelId, now);
  return {
    writer: { userId: writerId, name: writer.name },
    checker: checkerId === null || checker === null ? null : { userId: checkerId, name: checker.name },
    problems: [
      ...(writer.problem === null ? [] : [{ field: 'writer', problem: writer.problem }]),
      ...(checker === null || checker.problem === null
        ? []
        : [{ field: 'checker', problem: checker.problem }]),
      ...(channel === null ? [] : [{ field: 'channel', problem: channel }]),
    ],
  };
};

/** Which version it was: a new one is the newest. */
export type Planned = Outcome & { versionId?: string };

/** A version of the announcement for one group of readers, or what is wrong with the form, field by field. */
export const planVersion = (
  house: House,
  request: Request,
  { releaseId, versionId, form }: { releaseId: string; versionId: string | null; form: VersionForm },
): Promise<Planned> =>
  once(house, request, async (tx): Promise<Planned> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const settings = await tx.settings(workspaceId);
    const release = await tx.release(workspaceId, releaseId);
    if (release === null || !mayBeToldOf(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    const now = house.clock.now();
    const probed = decide(release, versionProbe(versionId), { actor, now, settings });
    if (!probed.ok) return probed;
    const read = readVersion(form);
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
    const { writer, checker, problems } = await checked(tx, release, read.version, now);
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const { readers, when, channelId, outside } = read.version;
    const place = { readers, when, channelId, outside, writer, checker };
    const command = { type: 'put_version', versionId, place } as const;
    const change = { actor, workspaceId, releaseId, command, read: { release, settings } };
    const outcome = await changeInTransaction(tx, house, change);
    return outcome.ok ? { ...outcome, versionId: versionId ?? String(release.telling.nextId) } : outcome;
  });
