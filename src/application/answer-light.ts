import { decide } from '../domain/decide.ts';
import { type AnswerForm, readAnswer } from '../domain/lights/answer-form.ts';
import type { Light, LightAnswer } from '../domain/lights/light.ts';
import type { Actor } from '../domain/person.ts';
import { mayBeToldOf } from '../domain/policy.ts';
import { type Refused, refuse } from '../domain/refusal.ts';
import { lightOf, type Release } from '../domain/release.ts';
import type { WorkspaceSettings } from '../domain/settings/settings.ts';
import { changeInTransaction, type Outcome } from './change-release.ts';
import type { House, Request } from './house.ts';
import { once } from './once.ts';
import type { Reads } from './ports.ts';

type About = { releaseId: string; departmentId: string };

/** A question that this person may answer now. */
export type Answerable = { ok: true; release: Release; light: Light; settings: WorkspaceSettings };

/** Answers that the rules are asked about beforehand; neither is ever stored. */
const PROBES = {
  green: { answer: 'green' },
  /** Taken from everybody who may answer at all. */
  any: { answer: 'on_track', askAgainOn: '' },
} as const satisfies Record<string, LightAnswer>;

/**
 * The question that a button is about, if this person may answer it now: asked before a form is opened, so
 * that nobody types what cannot be taken.
 *
 * @param wanted `green` where the form is about a green light: an order or a separation of people may refuse it,
 * and still let them say what is in the way
 */
export const findQuestion = async (
  reads: Reads,
  clock: House['clock'],
  actor: Actor,
  { releaseId, departmentId }: About,
  wanted: keyof typeof PROBES = 'any',
): Promise<Answerable | Refused> => {
  const settings = await reads.settings(actor.workspaceId);
  const release = await reads.release(actor.workspaceId, releaseId);
  if (release === null || !mayBeToldOf(actor, release, settings)) {
    return refuse({ code: 'unknown_release', typed: '', near: [] });
  }
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  const command = { type: 'answer', departmentId, answer: PROBES[wanted] } as const;
  const decision = decide(release, command, { actor, now: clock.now(), settings });
  return decision.ok ? { ok: true, release, light, settings } : decision;
};

/**
 * Records a department's answer as it was tapped or typed, or says what is wrong with it, field by field.
 *
 * @param seen marks the facts that the form showed; left out where none was open
 * @param draftId the unfinished form that this completes; it is deleted with the same write
 */
export const answerLight = (
  house: House,
  request: Request,
  {
    releaseId,
    departmentId,
    seen,
    form,
    draftId,
  }: About & { seen?: string; form: AnswerForm; draftId: string | null },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const question = await findQuestion(tx, house.clock, actor, { releaseId, departmentId });
    if (!question.ok) return question;
    const { release, light, settings } = question;
    const read = readAnswer(form, { release, light, settings, now: house.clock.now() });
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
    const answer = { type: 'answer', departmentId, answer: read.answer } as const;
    const command = seen === undefined ? answer : { ...answer, seen };
    const change = { actor, workspaceId, releaseId, command, read: { release, settings } };
    const outcome = await changeInTransaction(tx, house, change);
    if (outcome.ok && draftId !== null) await tx.deleteFormDraft(workspaceId, draftId);
    return outcome;
  });
