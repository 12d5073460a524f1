import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { keepLesson, LESSON_PROBE } from '../../../application/lessons/keep-lesson.ts';
import { takeNote } from '../../../application/meetings/take-note.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import { addPoints, openLookBack } from '../../../application/retro/add-points.ts';
import { voteForPoint } from '../../../application/retro/vote.ts';
import { type Reply, refused, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type ActionVisit, typedList, typedText, type ViewVisit } from '../edge/visit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { releaseFor } from '../launch/form/choose.ts';
import { sentence } from '../launch/prompt/sentence.ts';
import { seenRelease } from '../planning/look/seen-release.ts';
import { counted } from '../words/listed.ts';
import { RETRO_ACTIONS, RETRO_FORMS } from './ids.ts';
import { actionForm, lessonForm, NAMELESS, ONLY_PATH, ONLY_PRODUCT, pointsForm } from './retro-forms.ts';
import { formOver, openRetro, redrawn, taken } from './retro-steps.ts';

const openPoints = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, ids } = visit;
  if (ids?.releaseId === undefined) return strange;
  const found = await openLookBack(house.store.reads, actor, ids.releaseId);
  return found.ok ? formOver(visit, pointsForm(found.release)) : refused(found.refusal, ids.releaseId);
};

const submitPoints = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { request, view } = visit;
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const form = {
    well: typedText(view.typed, 'well'),
    not_well: typedText(view.typed, 'not_well'),
    puzzle: typedText(view.typed, 'puzzle'),
  };
  const nameless = typedList(view.typed, 'nameless').includes(NAMELESS);
  const added = await addPoints(house, request, { releaseId, form, nameless });
  if (!added.ok) return refused(added.refusal, releaseId);
  const how = nameless ? 'without your name' : 'with your name';
  const said = mrkdwn`Thank you: ${counted(added.count, 'point')} added, ${how}.`;
  return taken(house, visit, releaseId, sentence(said));
};

const vote = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, extra: pointId } = visit.ids ?? {};
  if (releaseId === undefined || pointId === undefined) return strange;
  const voted = await voteForPoint(house, visit.request, { releaseId, pointId });
  return voted.ok ? redrawn(house, visit, releaseId) : refused(voted.refusal, releaseId);
};

const openAction = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const seen = await seenRelease(house, visit.actor, visit.ids?.releaseId);
  return 'reply' in seen ? seen.reply : formOver(visit, actionForm(seen.scene.release, visit.actor.userId));
};

const submitAction = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { request, view } = visit;
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const form = {
    kind: 'action',
    text: typedText(view.typed, 'text'),
    ownerId: typedText(view.typed, 'owner'),
    dueOn: typedText(view.typed, 'dueOn'),
  } as const;
  const noted = await takeNote(house, request, { releaseId, form, permalink: null, draftId: '' });
  if (!noted.ok) return refused(noted.refusal, releaseId);
  return taken(house, visit, releaseId, sentence(mrkdwn`Noted. Whoever does it is reminded on its day.`));
};

const openLesson = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, ids } = visit;
  if (ids?.releaseId === undefined) return strange;
  const tried = await previewCommand(house, actor, ids.releaseId, LESSON_PROBE);
  return tried.ok ? formOver(visit, lessonForm(tried.release)) : refused(tried.refusal, ids.releaseId);
};

const submitLesson = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { request, view } = visit;
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const only = typedList(view.typed, 'only');
  const form = {
    text: typedText(view.typed, 'text'),
    kind: typedText(view.typed, 'kind'),
    departmentIds: typedList(view.typed, 'departments'),
    onlyProduct: only.includes(ONLY_PRODUCT),
    onlyPath: only.includes(ONLY_PATH),
  };
  const kept = await keepLesson(house, request, { releaseId, form });
  if (!kept.ok) return refused(kept.refusal, releaseId);
  return taken(house, visit, releaseId, sentence(mrkdwn`Kept: it comes back where it fits.`));
};

const held = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const releaseId = visit.ids?.releaseId;
  if (releaseId === undefined) return strange;
  const outcome = await changeRelease(house, visit.request, releaseId, {
    type: 'record_retro',
    held: true,
    reason: '',
  });
  return outcome.ok ? redrawn(house, visit, releaseId) : refused(outcome.refusal, releaseId);
};

const NONE =
  'No release is open at the moment. For a closed one, name its key: `retro KEY`. `list` shows the keys.';

/** The look back: prepared, written to, voted on, held or not, and what was learnt from it. */
export const registerRetro = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'retro',
    usage: '[KEY]',
    summary: 'Look back at a release: what the record says, what people wrote, what you learnt.',
    run: async (visit) => {
      const wanted = {
        command: { type: 'record_retro', held: true, reason: '' },
        actionId: RETRO_ACTIONS.open,
        verb: 'Look back at',
        none: NONE,
      } as const;
      const chosen = await releaseFor(house, visit, wanted);
      return 'reply' in chosen ? chosen.reply : openRetro(house, visit.actor, chosen.release.id);
    },
  });
  edge.onAction(RETRO_ACTIONS.open, ({ actor, ids }) => openRetro(house, actor, ids?.releaseId));
  edge.onAction(RETRO_ACTIONS.add, (visit) => openPoints(house, visit));
  edge.onAction(RETRO_ACTIONS.vote, (visit) => vote(house, visit));
  edge.onAction(RETRO_ACTIONS.action, (visit) => openAction(house, visit));
  edge.onAction(RETRO_ACTIONS.lesson, (visit) => openLesson(house, visit));
  edge.onAction(RETRO_ACTIONS.held, (visit) => held(house, visit));
  edge.onSubmit(RETRO_FORMS.points, (visit) => submitPoints(house, visit));
  edge.onSubmit(RETRO_FORMS.action, (visit) => submitAction(house, visit));
  edge.onSubmit(RETRO_FORMS.lesson, (visit) => submitLesson(house, visit));
};
