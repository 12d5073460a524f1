import { decide } from '../../domain/decide.ts';
import { newWave, readWave, type WaveForm } from '../../domain/family/new-wave.ts';
import { planOfWave } from '../../domain/family/wave-plan.ts';
import { freshLight } from '../../domain/plan/decide-plan.ts';
import { keyFor, uniqueKey } from '../../domain/plan/release-name.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { titleOf } from '../../domain/release.ts';
import type { Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { invitationOf } from '../plan/draft-release.ts';
import type { KnownChannel, Transaction } from '../ports.ts';
import { recordDecision } from '../record-decision.ts';
import { joinErrands, type OutsideChannel } from '../settings/join-channels.ts';
import { releaseSeenBy } from './release-seen-by.ts';

/** What is announced in a channel that others read leaves the house, and a private one lets only invited bots in. */
const CHANNEL_PROBLEMS: readonly (readonly [(channel: KnownChannel) => boolean, string])[] = [
  [({ isArchived }) => isArchived, 'is archived: choose another one.'],
  [({ sharedWith }) => sharedWith !== null, 'is shared with another organisation: choose one of your own.'],
  [
    ({ isPrivate, isMember }) => isPrivate && !isMember,
    'is private: type /invite @Greenlight there, then save again.',
  ],
];

const knownChannels = async (
  tx: Transaction,
  workspaceId: string,
  channelIds: readonly string[],
): Promise<readonly OutsideChannel[]> => {
  const found: OutsideChannel[] = [];
  for (const channelId of channelIds) {
    found.push({ channelId, known: await tx.channel(workspaceId, channelId) });
  }
  return found;
};

const channelProblems = (channels: readonly OutsideChannel[]): readonly FieldProblem[] =>
  channels.flatMap(({ known }) => {
    const found = known === null ? undefined : CHANNEL_PROBLEMS.find(([is]) => is(known));
    return found === undefined ? [] : [{ field: 'channels', problem: `#${known?.name ?? ''} ${found[1]}` }];
  });

/** The release goes live somewhere else, too: as a release of its own, with the words of this one. */
export const addWave = (
  house: House,
  request: Request,
  { releaseId, form }: { releaseId: string; form: WaveForm },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const main = await releaseSeenBy(tx, actor, releaseId);
    if (main === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
    const settings = await tx.settings(workspaceId);
    const now = house.clock.now();
    const id = house.ids.next();
    const addTo = (title: string) =>
      decide(main, { type: 'add_wave', wave: { releaseId: id, title } }, { actor, now, settings });
    const allowed = addTo(form.name);
    if (!allowed.ok) return allowed;

    const read = readWave(main, form, now);
    const channels = await knownChannels(tx, workspaceId, form.channelIds);
    const problems = [...('problems' in read ? read.problems : []), ...channelProblems(channels)];
    if ('problems' in read || problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const { launch } = read;
    const taken = new Set(await tx.keys(workspaceId));
    const key = uniqueKey(keyFor(planOfWave(main.plan, form.name, launch)), (each) => taken.has(each));
    const lights = settings.departments
      .filter((department) => form.departmentIds.includes(department.id))
      .map((department) => freshLight(invitationOf(department)));
    const wave = newWave(main, { id, key, launch, form, lights }, { now, settings });
    const added = addTo(titleOf(wave.release));
    if (!added.ok) return added;
    const deciding = { actor, now, read: { settings } };
    await recordDecision(tx, house.ids, { ...deciding, before: null, decision: wave });
    await recordDecision(tx, house.ids, { ...deciding, before: main, decision: added });
    const outside = channels.filter(({ known }) => known?.isMember !== true);
    await tx.schedule(workspaceId, joinErrands(outside, now), now);
    return { ok: true, releaseId: id, changed: true };
  });
