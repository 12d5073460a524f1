import type { ModalView } from '@slack/types';
import type { House } from '../../../application/house.ts';
import { type LessonFrom, lessonsSeen, suggestedLessons } from '../../../application/lessons/read-lessons.ts';
import { useLesson } from '../../../application/lessons/use-lesson.ts';
import type { LessonUseKind } from '../../../domain/lessons/lesson.ts';
import type { Actor } from '../../../domain/person.ts';
import { open, push, type Reply, refused, say, strange, update } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import type { Scene } from '../lights/card/scene.ts';
import { shownBehind } from '../planning/contents/seen-plan.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { foundLessons } from './found-lessons.ts';
import { LESSON_ACTIONS, LESSON_FORMS } from './ids.ts';
import { adaptForm, suggestionsView } from './suggestions-view.ts';

const PROBE = { type: 'use_lesson', lessonId: '…', as: 'accepted' } as const;

const drawn = async (house: House, actor: Actor, scene: Scene): Promise<ModalView> => {
  const { reads } = house.store;
  const lessons = await suggestedLessons(reads, scene, actor);
  return suggestionsView(scene.release, lessons, await reads.lessonUses(actor.workspaceId));
};

/** The window as it is now; null once the plan takes nothing any more. */
const windowNow = async (house: House, actor: Actor, releaseId: string): Promise<ModalView | null> => {
  const seen = await seenFor(house, actor, releaseId, PROBE);
  return 'reply' in seen ? null : drawn(house, actor, seen.scene);
};

const openSuggestions = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const seen = await seenFor(house, actor, ids?.releaseId, PROBE);
  return 'reply' in seen ? seen.reply : open(await drawn(house, actor, seen.scene));
};

const uses =
  (as: LessonUseKind) =>
  async (house: House, { actor, request, ids }: ActionVisit): Promise<Reply> => {
    const { releaseId, extra: lessonId } = ids ?? {};
    if (releaseId === undefined || lessonId === undefined) return strange;
    const used = await useLesson(house, request, { releaseId, lessonId, as, text: null });
    if (!used.ok) return refused(used.refusal, releaseId);
    const view = await windowNow(house, actor, releaseId);
    if (view === null) return { kind: 'nothing' };
    return update(view, async () => (await windowNow(house, actor, releaseId)) ?? view);
  };

const lessonNamed = async (house: House, actor: Actor, lessonId: string): Promise<LessonFrom | undefined> => {
  const { reads } = house.store;
  const settings = await reads.settings(actor.workspaceId);
  const { lessons } = await lessonsSeen(reads, settings, actor, ({ id }) => id === lessonId);
  return lessons[0];
};

const openAdapt = async (house: House, { actor, ids, view }: ActionVisit): Promise<Reply> => {
  const seen = await seenFor(house, actor, ids?.releaseId, PROBE);
  if ('reply' in seen) return seen.reply;
  const found = await lessonNamed(house, actor, ids?.extra ?? '');
  if (found === undefined) return strange;
  const form = adaptForm(seen.scene.release, found);
  return view === null ? open(form) : push(form);
};

const submitAdapt = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId, extra: lessonId } = view.metadata;
  if (releaseId === undefined || lessonId === undefined) return strange;
  const text = typedText(view.typed, 'text');
  const used = await useLesson(house, request, { releaseId, lessonId, as: 'adapted', text });
  if (!used.ok) return refused(used.refusal, releaseId);
  const under = await windowNow(house, actor, releaseId);
  return { kind: 'nothing', behind: shownBehind(view.behind ?? [], [under]) };
};

/** What others learnt comes back where something like it is planned. */
export const registerLessons = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'lessons',
    usage: '[WORDS]',
    summary: 'What was learnt from earlier releases, and what became of it.',
    run: async ({ actor, rest }) => {
      if (!actor.isFullMember) return refused({ code: 'not_a_member', reading: true });
      const { reads } = house.store;
      const settings = await reads.settings(actor.workspaceId);
      return say(foundLessons(await lessonsSeen(reads, settings, actor), rest.trim()));
    },
  });
  edge.onAction(LESSON_ACTIONS.open, (visit) => openSuggestions(house, visit));
  edge.onAction(LESSON_ACTIONS.accept, (visit) => uses('accepted')(house, visit));
  edge.onAction(LESSON_ACTIONS.dismiss, (visit) => uses('dismissed')(house, visit));
  edge.onAction(LESSON_ACTIONS.adapt, (visit) => openAdapt(house, visit));
  edge.onSubmit(LESSON_FORMS.adapt, (visit) => submitAdapt(house, visit));
};
