import { addMinutes, type Instant } from '../../domain/calendar.ts';
import { decide } from '../../domain/decide.ts';
import type { Decided } from '../../domain/decision.ts';
import { failsAfter, isOutdated, type KnownFact } from '../../domain/hooks/fact.ts';
import { factDeliveries } from '../../domain/hooks/fact-effects.ts';
import { hookStamp, type InboundHook } from '../../domain/hooks/hook.ts';
import { KIND_WORDS } from '../../domain/hooks/hook-words.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';
import { appendRecord } from '../record/append-record.ts';
import { recordDecision } from '../record-decision.ts';
import { type ArrivedFact, isAhead } from './fact-shape.ts';
import { releaseMeant } from './release-meant.ts';

/** What a sender is answered: an HTTP status, a sentence, and the field that is wrong, where one is. */
export type Answered = { status: number; says: string; field?: string };

const refusal = (status: number, field: string, says: string): Answered => ({ status, says, field });

/** The department that a check speaks for: the one that it names, else the only one of its hook. */
const departmentOf = (
  hook: InboundHook,
  named: string,
  settings: WorkspaceSettings,
): { departmentId: string | null } | Answered => {
  const wanted = named.toLowerCase();
  if (wanted === '') {
    const [only, other] = hook.departmentIds;
    return { departmentId: other === undefined ? (only ?? null) : null };
  }
  const department = settings.departments.find(
    ({ id, key, name }) => id === named || key.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  if (department === undefined) return refusal(400, 'department', `No department is called "${named}".`);
  return hook.departmentIds.includes(department.id)
    ? { departmentId: department.id }
    : refusal(403, 'department', `This hook may not speak for ${department.name}.`);
};

type Recording = { tx: Transaction; house: House; hook: InboundHook; arrived: ArrivedFact };

/**
 * Most facts leave the release as it is: then it is neither written nor reckoned anew, so that many can come at once
 * and nobody's open form is overtaken.
 */
const write = async (
  { tx, house, hook }: Recording,
  {
    release,
    decision,
    settings,
    now,
  }: { release: Release; decision: Decided; settings: WorkspaceSettings; now: Instant },
): Promise<void> => {
  const by = { ...hookStamp(hook), role: 'hook' } as const;
  if (decision.release !== release) {
    const read = { settings };
    await recordDecision(tx, house.ids, { before: release, decision, actor: null, now, by, read });
    return;
  }
  const named = decision.events.map((event) => ({ id: house.ids.next(), event }));
  const scene = { release, before: release, settings, now };
  await tx.schedule(
    release.workspaceId,
    named.flatMap((each) => factDeliveries(scene, each)),
    now,
  );
  await appendRecord(
    tx,
    settings,
    named.map(({ id, event }) => ({ id, releaseId: release.id, event, by, at: now })),
  );
};

const keep = async (
  recording: Recording,
  release: Release,
  known: KnownFact | null,
  departmentId: string | null,
): Promise<Answered> => {
  const { tx, house, hook } = recording;
  const { fact } = recording.arrived;
  const { workspaceId } = hook;
  const now = house.clock.now();
  const settings = await tx.settings(workspaceId);
  const by = hookStamp(hook);
  const toldLately = await tx.factsTold(workspaceId, release.id, addMinutes(now, -60));
  const command = { type: 'report_fact', by, fact, departmentId, known, toldLately } as const;
  const decision = decide(release, command, { actor: null, now, settings });
  if (!decision.ok) {
    return refusal(409, 'release', `${titleOf(release)} is over: nothing is recorded about it any more.`);
  }
  await write(recording, { release, decision, settings, now });
  const isTold = decision.events.some(
    (event) => event.type === 'fact_reported' && (event.tells === 'manager' || event.turned !== undefined),
  );
  await tx.saveFact(workspaceId, release.id, {
    ...fact,
    hookId: hook.id,
    hookName: hook.name,
    failing: failsAfter(fact, known),
    toldAt: isTold ? now : (known?.toldAt ?? null),
  });
  return { status: 200, says: `Recorded for ${release.key}.` };
};

/**
 * Writes a fact down, all in the caller's transaction: what is known of the release, the record, and whoever has to
 * hear of it. What is older than what is known changes nothing.
 */
export const recordFact = async (recording: Recording): Promise<Answered> => {
  const { tx, house, hook, arrived } = recording;
  const { kind, at } = arrived.fact;
  if (!hook.reports.includes(kind)) {
    return refusal(403, 'kind', `This hook may not report "${kind}" (${KIND_WORDS[kind].toLowerCase()}).`);
  }
  const now = house.clock.now();
  if (isAhead(at, now)) return refusal(400, 'at', `It lies in the future: it is ${now} here.`);
  const settings = await tx.settings(hook.workspaceId);
  const department = departmentOf(hook, arrived.department, settings);
  if ('status' in department) return department;
  const meant = await releaseMeant(tx, hook, arrived);
  if ('misread' in meant) return refusal(400, meant.misread.field, meant.misread.problem);
  const { release } = meant;
  const fact = { ...arrived.fact, candidate: arrived.fact.candidate || meant.candidate };
  const about = { kind, name: fact.name, stage: fact.stage, candidate: fact.candidate, hookId: hook.id };
  const known = await tx.knownFact(hook.workspaceId, release.id, about);
  if (isOutdated(fact, known)) {
    return {
      status: 200,
      says: `Something newer or the very same is known of "${fact.name}": nothing was changed.`,
    };
  }
  return keep({ ...recording, arrived: { ...arrived, fact } }, release, known, department.departmentId);
};
