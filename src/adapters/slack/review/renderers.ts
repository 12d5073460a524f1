import { lightOf } from '../../../domain/release.ts';
import { reviewedIn } from '../../../domain/review/review-boards.ts';
import { departmentById } from '../../../domain/settings/settings.ts';
import { sceneOf, voicesOf } from '../lights/card/scene.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { reviewMessage, reviewStanding } from './review-board.ts';

const renderReview: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { audience, subject } = row.slot;
  const departmentId = reviewedIn(subject);
  const light = lightOf(scene.release, departmentId);
  const standing = reviewStanding({ scene, light, subject, audience });
  const first = (await reads.message(row.workspaceId, row.slotKey)) === null;
  // What ended before it was asked needs to be said to nobody.
  if (first && standing !== 'open') return { skip: 'no_longer_so' };
  const name = light?.name ?? departmentById(scene.settings, departmentId)?.name ?? 'this department';
  const isAsked = 'channel' in audience && standing === 'open';
  const { addressed } = isAsked ? await voicesOf(reads, scene, departmentId) : { addressed: [] };
  return { message: reviewMessage({ scene, light, name, subject, audience, addressed, first }) };
};

/** What departments read about the date. */
export const reviewRenderers = { 'board.date_review': renderReview } satisfies Partial<Renderers>;
