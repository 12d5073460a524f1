import type { Instant } from '../../domain/calendar.ts';
import { decide } from '../../domain/decide.ts';
import { type Decided, type Decision, decided } from '../../domain/decision.ts';
import { NO_FAMILY } from '../../domain/family/family.ts';
import type { Actor, PersonStamp } from '../../domain/person.ts';
import { stampOf } from '../../domain/person.ts';
import { freshLight } from '../../domain/plan/decide-plan.ts';
import { NOTHING_YET } from '../../domain/plan/nothing-yet.ts';
import { keyFor, uniqueKey } from '../../domain/plan/release-name.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import { mayPlan, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import { isAskedInPerson } from '../../domain/urgent/asked-in-person.ts';
import { type HotfixForm, readHotfix } from '../../domain/urgent/hotfix-form.ts';
import { askedInAHurry } from '../../domain/urgent/who-is-asked.ts';
import type { Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { invitationOf } from '../plan/draft-release.ts';
import type { Transaction } from '../ports.ts';
import { recordDecision } from '../record-decision.ts';
import { onCall } from './on-call.ts';

/** Why this person may not start a hotfix here; null when they may. */
export const mayNotStartHotfix = (actor: Actor, settings: WorkspaceSettings): Refusal | null => {
  if (!actor.isFullMember) return { code: 'not_a_member' };
  if (!mayPlan(settings)) return { code: 'not_set_up' };
  const userIds = settings.releaseManagers;
  return userIds.includes(actor.userId)
    ? null
    : { code: 'not_entitled', command: 'hotfix', entitled: { role: 'rm_list', userIds } };
};

/** The departments of a hotfix, each with whoever is asked at this hour. */
const lightsFor = async (tx: Transaction, settings: WorkspaceSettings, now: Instant) => {
  const lights: Release['lights'][number][] = [];
  for (const department of askedInAHurry(settings).asked) {
    const person = await onCall(tx, { settings, now }, department);
    const delegates = person === null ? [] : [{ ...person, until: null }];
    lights.push({ ...freshLight(invitationOf(department)), delegates });
  }
  return lights;
};

/** Started, and everybody asked who is asked at any hour: one decision, whose events stand in their order. */
const startedAtOnce = (
  draft: Release,
  context: { actor: Actor; now: Instant; settings: WorkspaceSettings },
): Decision => {
  const drafted = { type: 'release_drafted', title: titleOf(draft), launch: draft.plan.launch } as const;
  const started = decide(draft, { type: 'start' }, context);
  if (!started.ok) return started;
  let all: Decided = decided(started.release, drafted, ...started.events);
  for (const light of started.release.lights.filter((each) => isAskedInPerson(each, draft))) {
    const command = { type: 'ask', departmentId: light.departmentId } as const;
    const asked = decide(all.release, command, { ...context, actor: null });
    if (!asked.ok) return asked;
    all = decided(asked.release, ...all.events, ...asked.events);
  }
  return all;
};

const knownPerson = async (
  tx: Transaction,
  workspaceId: string,
  userId: string,
): Promise<PersonStamp | null> => {
  const person = userId === '' ? null : await tx.person(workspaceId, userId);
  return person === null || person.deleted || !person.isFullMember ? null : { userId, name: person.name };
};

/**
 * Something is broken for customers: a release that starts with the form that describes it. Whoever is on duty is
 * asked at once; everybody else sleeps.
 */
export const startHotfix = (
  house: House,
  request: Request,
  { form, confirmerId }: { form: HotfixForm; confirmerId: string },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const settings = await tx.settings(workspaceId);
    const refusal = mayNotStartHotfix(actor, settings);
    if (refusal !== null) return refuse(refusal);
    const now = house.clock.now();
    const confirmer = await knownPerson(tx, workspaceId, confirmerId);
    const read = readHotfix(form, confirmer, { now, zone: settings.zone });
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
    const lights = await lightsFor(tx, settings, now);
    if (lights.length === 0) {
      const problem =
        'Nobody would be asked: no department here is called Engineering, QA or Support. An admin can add one in the settings.';
      return refuse({ code: 'fields_invalid', problems: [{ field: 'title', problem }] });
    }
    const taken = new Set(await tx.keys(workspaceId));
    const draft: Release = {
      ...NOTHING_YET,
      id: house.ids.next(),
      workspaceId,
      key: uniqueKey(keyFor(read.plan), (key) => taken.has(key)),
      stage: 'draft',
      plan: read.plan,
      manager: stampOf(actor),
      seeksManager: false,
      standInId: null,
      visibility: 'everyone',
      privateChannelId: null,
      practice: false,
      lights,
      urgent: { breaks: read.breaks, confirmer: read.confirmer, review: null, mended: null },
      family: NO_FAMILY,
      createdAt: now,
    };
    const decision = startedAtOnce(draft, { actor, now, settings });
    if (!decision.ok) return decision;
    await recordDecision(tx, house.ids, { before: null, decision, actor, now });
    return { ok: true, releaseId: draft.id, changed: true };
  });
