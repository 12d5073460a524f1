import type { DueRow, Reads } from '../../../application/ports.ts';
import type { Blocker } from '../../../domain/blockers/blocker.ts';
import { blockerOf } from '../../../domain/blockers/blocker.ts';
import type { Instant } from '../../../domain/calendar.ts';
import { type Scene, type Speaker, sceneOf, voicesOf } from '../lights/card/scene.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { blockerMessage, blockerStanding } from './blocker-board.ts';
import { goneMessage } from './gone-board.ts';

type Found = { scene: Scene; blocker: Blocker; first: boolean };

const found = async (row: DueRow, reads: Reads, now: Instant): Promise<Found | null> => {
  const scene = await sceneOf(row, reads, now);
  const blocker = scene === null ? undefined : blockerOf(scene.release, row.slot?.subject ?? '');
  if (scene === null || blocker === undefined || row.slotKey === null) return null;
  return { scene, blocker, first: (await reads.message(row.workspaceId, row.slotKey)) === null };
};

/** The people of a department that is asked in its channel. */
const addressedOf = async (reads: Reads, scene: Scene, { solver }: Blocker): Promise<readonly Speaker[]> =>
  solver.kind === 'department' ? (await voicesOf(reads, scene, solver.departmentId)).addressed : [];

const renderBlocker: Renderer = async (row, reads, { now }) => {
  const what = await found(row, reads, now);
  if (what === null || row.slot === null) return { skip: 'no_such_blocker' };
  const { scene, blocker, first } = what;
  const { audience } = row.slot;
  const standing = blockerStanding({ scene, blocker, audience });
  // What ended before it was said needs to be said to nobody.
  if (first && standing !== 'open' && standing !== 'taken') return { skip: 'no_longer_so' };
  const addressed = 'channel' in audience ? await addressedOf(reads, scene, blocker) : [];
  return { message: blockerMessage({ scene, blocker, audience, addressed, first }) };
};

const renderGone: Renderer = async (row, reads, { now }) => {
  const what = await found(row, reads, now);
  if (what === null) return { skip: 'no_such_blocker' };
  const { scene, blocker, first } = what;
  return first && blocker.state !== 'solved'
    ? { skip: 'no_longer_so' }
    : { message: goneMessage({ scene, blocker }) };
};

/** Everything that is said about blockers to those who can solve them, and to those who raised them. */
export const blockerRenderers = {
  'board.blocker': renderBlocker,
  'board.blocker_check': renderGone,
} satisfies Partial<Renderers>;
