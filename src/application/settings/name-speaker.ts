import type { Instant } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import { type Actor, stampOf } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import {
  type Department,
  departmentById,
  speakersOf,
  type WorkspaceSettings,
} from '../../domain/settings/settings.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import { refreshHomes } from '../record-decision.ts';
import { presentSpeakers, redrawSpeakers } from './ask-who-speaks.ts';
import { writeSettings } from './change-settings.ts';
import { directoryProblems } from './check-directory.ts';
import { endProposal, keepProposal, proposalSubject } from './speaker-proposals.ts';

/**
 * `named`: the person speaks for the department now. `proposed`: an admin or release manager was asked. `taken`:
 * somebody else, `userId`, speaks for it.
 */
export type SpeakerOutcome =
  | {
      ok: true;
      state: 'named' | 'proposed' | 'already' | 'declined' | 'taken';
      department: string;
      userId: string;
    }
  | Refused;

type Proposal = { departmentId: string; userId: string };

/** Who confirms: admins and release managers. */
const confirmers = (settings: WorkspaceSettings): readonly string[] => [
  ...new Set([...settings.admins, ...settings.releaseManagers]),
];

/** Nobody else is asked for a matter that one person settles with one click. */
const MOST_ASKED = 5;

const mayConfirm = (actor: Actor, settings: WorkspaceSettings): boolean =>
  actor.isFullMember && confirmers(settings).includes(actor.userId);

const roleFor = (actor: Actor, settings: WorkspaceSettings) =>
  settings.admins.includes(actor.userId) ? ('admin' as const) : ('release manager' as const);

/** Proposed again by others, it is asked again; by the same person, it is the same question. */
const askConfirmer = (
  confirmer: string,
  { proposal, by, now }: { proposal: Proposal; by: Actor; now: Instant },
): DueAction => {
  const subject = proposalSubject({ ...proposal, proposedBy: by.userId });
  const slot = { kind: 'board.speaker_proposed', subject, audience: { user: confirmer } } as const;
  return {
    key: `speaker_proposed:${subject}:${confirmer}`,
    kind: slot.kind,
    releaseId: null,
    dueAt: now,
    priority: PRIORITY.notice,
    payload: { v: 1, ...proposal, proposedBy: by.userId },
    slot,
    threadOf: null,
  };
};

const tellPerson = (
  userId: string,
  { department, agreed, id, now }: { department: Department; agreed: boolean; id: string; now: Instant },
): DueAction => {
  const slot = { kind: 'statement.speaker_decided', subject: id, audience: { user: userId } } as const;
  return {
    key: `speaker_decided:${id}`,
    kind: slot.kind,
    releaseId: null,
    dueAt: now,
    priority: PRIORITY.notice,
    payload: { v: 1, departmentId: department.id, agreed },
    slot,
    threadOf: null,
  };
};

const withLead = (settings: WorkspaceSettings, { departmentId, userId }: Proposal): WorkspaceSettings => ({
  ...settings,
  departments: settings.departments.map((department) =>
    department.id === departmentId ? { ...department, leads: [...department.leads, userId] } : department,
  ),
});

/** Who speaks for it and can answer: a second one is added in the settings, not by a button that is older. */
const speakerThere = async (
  tx: Transaction,
  workspaceId: string,
  department: Department,
): Promise<{ state: 'taken'; userId: string } | null> => {
  const [userId] = await presentSpeakers(tx, workspaceId, department);
  return userId === undefined ? null : { state: 'taken', userId };
};

/** Makes the person a lead, unless Slack says that they cannot be one. */
const nameLead = async (
  tx: Transaction,
  house: House,
  { actor, before, proposal }: { actor: Actor; before: WorkspaceSettings; proposal: Proposal },
): Promise<Refused | null> => {
  const after = withLead(before, proposal);
  const problems = await directoryProblems(tx, { before, after }, []);
  if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
  await writeSettings(tx, house, {
    before,
    after,
    by: { ...stampOf(actor), role: roleFor(actor, before) },
  });
  return null;
};

/**
 * Somebody says that they, or somebody else, speak for a department. An admin or release manager is believed;
 * for others, admins and release managers are asked first.
 */
export const proposeSpeaker = (house: House, request: Request, proposal: Proposal): Promise<SpeakerOutcome> =>
  once(house, request, async (tx): Promise<SpeakerOutcome> => {
    const { actor } = request;
    if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
    const settings = await tx.settings(actor.workspaceId);
    const department = departmentById(settings, proposal.departmentId);
    if (department === undefined) return refuse({ code: 'unknown_department' });
    const about = { department: department.name, userId: proposal.userId };
    if (speakersOf(department).includes(proposal.userId)) return { ok: true, state: 'already', ...about };
    const taken = await speakerThere(tx, actor.workspaceId, department);
    if (taken !== null) return { ok: true, ...about, ...taken };

    if (mayConfirm(actor, settings)) {
      const refused = await nameLead(tx, house, { actor, before: settings, proposal });
      return refused ?? { ok: true, state: 'named', ...about };
    }
    const problems = await directoryProblems(
      tx,
      { before: settings, after: withLead(settings, proposal) },
      [],
    );
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const now = house.clock.now();
    const asked = confirmers(settings).slice(0, MOST_ASKED);
    const kept = { ...proposal, proposedBy: actor.userId };
    await keepProposal(tx, actor.workspaceId, { proposal: kept, now });
    await tx.schedule(
      actor.workspaceId,
      asked.map((confirmer) => askConfirmer(confirmer, { proposal, by: actor, now })),
      now,
    );
    const redrawn = { workspaceId: actor.workspaceId, departmentIds: [department.id], offered: kept };
    await tx.schedule(actor.workspaceId, await redrawSpeakers(tx, redrawn, now), now);
    await refreshHomes(tx, actor.workspaceId, now);
    return { ok: true, state: 'proposed', ...about };
  });

/** An admin or release manager confirms or declines. The person is told; who comes second finds it done. */
export const confirmSpeaker = (
  house: House,
  request: Request,
  { agreed, proposedBy, ...proposal }: Proposal & { agreed: boolean; proposedBy?: string },
): Promise<SpeakerOutcome> =>
  once(house, request, async (tx): Promise<SpeakerOutcome> => {
    const { actor } = request;
    const settings = await tx.settings(actor.workspaceId);
    if (!mayConfirm(actor, settings)) {
      const entitled = { role: 'admin', userIds: confirmers(settings) } as const;
      return refuse({ code: 'not_entitled', command: 'settings', entitled });
    }
    const department = departmentById(settings, proposal.departmentId);
    if (department === undefined) return refuse({ code: 'unknown_department' });
    const about = { department: department.name, userId: proposal.userId };
    if (speakersOf(department).includes(proposal.userId)) return { ok: true, state: 'already', ...about };
    const taken = await speakerThere(tx, actor.workspaceId, department);
    if (taken !== null) return { ok: true, ...about, ...taken };
    const now = house.clock.now();
    const { workspaceId } = actor;
    if (agreed) {
      const refused = await nameLead(tx, house, { actor, before: settings, proposal });
      if (refused !== null) return refused;
    }
    await endProposal(tx, workspaceId, { ...proposal, proposedBy: proposedBy ?? proposal.userId });
    const redrawn = { workspaceId, departmentIds: [department.id] };
    await tx.schedule(workspaceId, await redrawSpeakers(tx, redrawn, now), now);
    await refreshHomes(tx, workspaceId, now);
    const id = house.ids.next();
    await tx.schedule(actor.workspaceId, [tellPerson(proposal.userId, { department, agreed, id, now })], now);
    return { ok: true, state: agreed ? 'named' : 'declined', ...about };
  });
