import { confirmingIn } from '../../../domain/launch-day/confirmation-boards.ts';
import { standingOf } from '../../../domain/launch-day/roll-call.ts';
import { calledIn } from '../../../domain/launch-day/roll-call-boards.ts';
import { lightOf } from '../../../domain/release.ts';
import { departmentById } from '../../../domain/settings/settings.ts';
import { sceneOf, voicesOf } from '../lights/card/scene.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { rollCallMessage, stationMessage } from './roll-call-board.ts';
import { questionStanding, stillGreenMessage } from './still-green-board.ts';

const renderStillGreen: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { audience, subject } = row.slot;
  const departmentId = confirmingIn(subject);
  const light = lightOf(scene.release, departmentId);
  const standing = questionStanding({ scene, light, subject, audience });
  const first = (await reads.message(row.workspaceId, row.slotKey)) === null;
  // What ended before it was asked needs to be said to nobody.
  if (first && standing !== 'open') return { skip: 'no_longer_so' };
  const name = light?.name ?? departmentById(scene.settings, departmentId)?.name ?? 'this department';
  const isAsked = 'channel' in audience && standing === 'open';
  const { addressed } = isAsked ? await voicesOf(reads, scene, departmentId) : { addressed: [] };
  return { message: stillGreenMessage({ scene, light, name, subject, audience, addressed, first }) };
};

const renderRollCall: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null) return { skip: 'no_such_release' };
  const { startedAt } = calledIn(row.slot.subject);
  return { message: rollCallMessage(scene, startedAt) };
};

const renderStation: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { startedAt, departmentId } = calledIn(row.slot.subject);
  const { release } = scene;
  const first = (await reads.message(row.workspaceId, row.slotKey)) === null;
  const standing = standingOf(release, now);
  const isUp = 'station' in standing && standing.station.departmentId === departmentId;
  // Whoever spoke before they were called needs not be called any more.
  if (departmentId === null || (first && (!isUp || release.hold !== null))) return { skip: 'no_longer_so' };
  return { message: stationMessage(scene, { startedAt, departmentId, first }) };
};

/** What people read on the last days before a launch, and at it. */
export const launchDayRenderers = {
  'board.still_green': renderStillGreen,
  'board.roll_call': renderRollCall,
  'board.station': renderStation,
} satisfies Partial<Renderers>;
