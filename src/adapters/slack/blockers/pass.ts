import type { ModalView } from '@slack/types';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import type { Blocker } from '../../../domain/blockers/blocker.ts';
import { blockerOf } from '../../../domain/blockers/blocker.ts';
import { solverProblems } from '../../../domain/blockers/blocker-form.ts';
import { titleOf } from '../../../domain/release.ts';
import { open, type Reply, refused, whisper } from '../edge/reply.ts';
import { packIds } from '../edge/value.ts';
import type { ViewVisit, Visit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import type { Scene } from '../lights/card/scene.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { waitingName, whoseTurn } from './blocker-words.ts';
import { BLOCKER_FORMS } from './ids.ts';
import { passedMessage } from './said.ts';
import { solverFields, solverFrom } from './solver-fields.ts';

type About = { releaseId: string; blockerId: string };

/** Placeholder with which the rules are asked beforehand; it is never stored. */
const probe = (blockerId: string) =>
  ({ type: 'pass_blocker', blockerId, solver: { kind: 'other', name: '…' } }) as const;

/** "Somebody else can solve it": who. */
export const passForm = (scene: Scene, blocker: Blocker): ModalView => {
  const { release, settings } = scene;
  const waiting = waitingName(scene, blocker) ?? blocker.raisedBy.name;
  return modal({
    callbackId: BLOCKER_FORMS.pass,
    title: 'Somebody else can',
    submit: 'Pass it on',
    privateMetadata: packIds({ releaseId: release.id, extra: blocker.id }),
    blocks: [
      section(mrkdwn`*${waiting}* needs this for *${titleOf(release)}*. ${whoseTurn(blocker, release)}`),
      richQuote(blocker.text),
      ...solverFields(settings, {}, blocker.departmentId),
    ],
  });
};

export const openPass = async (
  house: House,
  { actor }: Visit,
  { releaseId, blockerId }: About,
): Promise<Reply> => {
  const seen = await seenFor(house, actor, releaseId, probe(blockerId));
  if ('reply' in seen) return seen.reply;
  const blocker = blockerOf(seen.scene.release, blockerId);
  return blocker === undefined
    ? refused({ code: 'unknown_matter' }, releaseId)
    : open(passForm(seen.scene, blocker));
};

const OWN_DEPARTMENT = 'This department waits for it. Choose another one, or a person.';

export const submitPass = async (
  house: House,
  { actor, request, view }: ViewVisit,
  { releaseId, blockerId }: About,
): Promise<Reply> => {
  const solver = await solverFrom(house, actor.workspaceId, view.typed);
  const problems = solverProblems(solver);
  if (solver === null || problems.length > 0) return { kind: 'fields', problems };
  const before = await house.store.reads.release(actor.workspaceId, releaseId);
  const waits = before === null ? null : (blockerOf(before, blockerId)?.departmentId ?? null);
  if (solver.kind === 'department' && solver.departmentId === waits) {
    return { kind: 'fields', problems: [{ field: 'solverDepartment', problem: OWN_DEPARTMENT }] };
  }
  const command = { type: 'pass_blocker', blockerId, solver } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  return before === null ? { kind: 'nothing' } : whisper(passedMessage(before, solver));
};
