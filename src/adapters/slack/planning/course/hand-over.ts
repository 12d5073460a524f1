import type { House } from '../../../../application/house.ts';
import { handOver } from '../../../../application/plan/hand-over.ts';
import { previewCommand } from '../../../../application/plan/preview-command.ts';
import { open, type Reply, refused } from '../../edge/reply.ts';
import type { Visit } from '../../edge/visit.ts';
import { seenRelease } from '../look/seen-release.ts';
import { done, PROBES } from './course-change.ts';
import { handOverForm } from './course-forms.ts';

/** The form that asks to whom, for those who may hand over. */
export const openHandOver = async (
  house: House,
  { actor }: Visit,
  releaseId: string | undefined,
): Promise<Reply> => {
  const seen = await seenRelease(house, actor, releaseId);
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  const tried = await previewCommand(house, actor, release.id, PROBES.handOver);
  // Nobody was named yet, so that a "no" about the person is none.
  return tried.ok || tried.refusal.code === 'not_a_release_manager'
    ? open(handOverForm(release))
    : refused(tried.refusal, release.id);
};

/** Hands over to this person, or says why not. */
export const handOverTo = async (
  house: House,
  visit: Visit,
  releaseId: string,
  userId: string,
): Promise<Reply> =>
  done(
    house,
    visit,
    { command: 'hand_over', releaseId },
    await handOver(house, visit.request, { releaseId, userId }),
  );
