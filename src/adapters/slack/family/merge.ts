import { mergeRelease } from '../../../application/family/merge-release.ts';
import { releaseSeenBy } from '../../../application/family/release-seen-by.ts';
import type { House } from '../../../application/house.ts';
import { visibleReleases } from '../../../application/plan/find-release.ts';
import { keepForm, openForm } from '../../../application/plan/keep-form.ts';
import { decide } from '../../../domain/decide.ts';
import { broughtBy, cannotMerge } from '../../../domain/family/merge.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { open, type Reply, refused, strange, update } from '../edge/reply.ts';
import { typedText, type ViewVisit, type Visit } from '../edge/visit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../planning/card/standing.ts';
import { doneReply } from './done-reply.ts';
import { FAMILY_FORMS } from './ids.ts';
import { type MergeLook, mergeCheck, mergeForm, mergeMark } from './merge-form.ts';
import { PROBES, seenForFamily } from './seen-for-family.ts';

/** The releases into which it could move, as far as this person may decide that. */
const targetsFor = async (house: House, actor: Actor, source: Release): Promise<readonly Release[]> => {
  const releases = await visibleReleases(house.store.reads, actor, 'open');
  return releases.filter(
    (target) => target.manager.userId === actor.userId && cannotMerge(source, target) === null,
  );
};

/** What would happen to the two, or why it would be refused. */
const lookOf = async (
  house: House,
  actor: Actor,
  { release: source, settings, now }: Scene,
  targetId: string,
): Promise<MergeLook | { reply: Reply }> => {
  const target = await releaseSeenBy(house.store.reads, actor, targetId);
  if (target === null) return { reply: strange };
  const from = { releaseId: source.id, title: titleOf(source) };
  const command = { type: 'take_in', from, ...broughtBy(source, target) } as const;
  const grows = decide(target, command, { actor, now, settings });
  // Whoever may not is told that first.
  if (!grows.ok && grows.refusal.code === 'not_entitled') {
    return { reply: refused(grows.refusal, target.id) };
  }
  const cannot = cannotMerge(source, target);
  if (cannot !== null) return { reply: refused(cannot.refusal, source.id) };
  return grows.ok ? { source, target, grows } : { reply: refused(grows.refusal, target.id) };
};

type Choice = { targetId: string; nested: boolean };

/** The choice and what was shown of it wait in a kept form: the window carries only its id. */
const keepChoice = (house: House, actor: Actor, look: MergeLook, nested: boolean): Promise<string> =>
  keepForm(house, actor, {
    id: null,
    form: FAMILY_FORMS.mergeCheck,
    releaseId: look.source.id,
    releaseVersion: null,
    values: { target: look.target.id, mark: mergeMark(look), nested: nested ? 'yes' : '' },
  });

const checked = async (
  house: House,
  actor: Actor,
  scene: Scene,
  { targetId, nested }: Choice,
): Promise<{ view: ReturnType<typeof mergeCheck> } | { reply: Reply }> => {
  const look = await lookOf(house, actor, scene, targetId);
  if ('reply' in look) return look;
  return {
    view: mergeCheck(look, { draftId: await keepChoice(house, actor, look, nested), changed: false }),
  };
};

/**
 * The form, or at once what would happen where the other release was named.
 *
 * @param targetId null where nobody named it yet
 */
export const openMerge = async (
  house: House,
  { actor }: Pick<Visit, 'actor'>,
  releaseId: string | undefined,
  { targetId, nested }: { targetId: string | null; nested: boolean },
): Promise<Reply> => {
  const seen = await seenForFamily(house, actor, releaseId, PROBES.merge);
  if ('reply' in seen) return seen.reply;
  const { scene } = seen;
  if (targetId === null) {
    return open(mergeForm(scene.release, await targetsFor(house, actor, scene.release), nested));
  }
  const look = await checked(house, actor, scene, { targetId, nested });
  return 'reply' in look ? look.reply : open(look.view);
};

/** The form came back: what would happen takes its place. */
export const submitMerge = async (house: House, { actor, view }: ViewVisit): Promise<Reply> => {
  const { releaseId, extra } = view.metadata;
  const seen = await seenForFamily(house, actor, releaseId, PROBES.merge);
  if ('reply' in seen) return seen.reply;
  const targetId = typedText(view.typed, 'target');
  const look = await checked(house, actor, seen.scene, { targetId, nested: extra === 'nested' });
  return 'reply' in look ? look.reply : update(look.view);
};

/** Seen and wanted: it happens, unless something else would happen by now. */
export const confirmMerge = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId, extra: draftId } = view.metadata;
  if (releaseId === undefined || draftId === undefined) return strange;
  const draft = await openForm(house, actor, draftId);
  if (draft === null) return refused({ code: 'draft_expired' }, releaseId);
  const [targetId, nested] = [String(draft.values.target), draft.values.nested !== ''];
  const seen = await seenForFamily(house, actor, releaseId, PROBES.merge);
  const look = 'reply' in seen ? null : await lookOf(house, actor, seen.scene, targetId);
  if (look !== null && 'grows' in look && mergeMark(look) !== draft.values.mark) {
    const again = await keepChoice(house, actor, look, nested);
    return update(mergeCheck(look, { draftId: again, changed: true }));
  }
  const outcome = await mergeRelease(house, request, { sourceId: releaseId, targetId });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  return doneReply(
    house,
    visit,
    outcome.releaseId,
    nested,
    ({ release }) => mrkdwn`It moved into *${titleOf(release)}* \`${release.key}\`, whose card says so.`,
  );
};
