import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { readLaunch } from '../../../../domain/plan/plan-form.ts';
import { open, type Reply, strange } from '../../edge/reply.ts';
import { typedText, type ViewVisit, type Visit } from '../../edge/visit.ts';
import { seenRelease } from '../look/seen-release.ts';
import { change, done, PROBES } from './course-change.ts';
import { resumeForm } from './course-forms.ts';

/** Resumes at once, or asks for a new date where the old one has passed. */
export const resume = async (house: House, visit: Visit, releaseId: string): Promise<Reply> => {
  const seen = await seenRelease(house, visit.actor, releaseId);
  if ('reply' in seen) return seen.reply;
  const outcome = await changeRelease(house, visit.request, releaseId, PROBES.resume);
  if (outcome.ok || outcome.refusal.code !== 'launch_date_passed') {
    return done(house, visit, { command: 'resume', releaseId }, outcome);
  }
  const { release, settings, now } = seen.scene;
  const own = (await house.store.reads.person(visit.actor.workspaceId, visit.actor.userId))?.zone ?? null;
  return open(resumeForm(release, { own, workspace: settings.zone }, now));
};

/** The new date came back. */
export const submitResume = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { typed, metadata } = visit.view;
  if (metadata.releaseId === undefined) return strange;
  const wall = {
    date: typedText(typed, 'date'),
    time: typedText(typed, 'time'),
    zone: typedText(typed, 'zone'),
  };
  const read = readLaunch(wall, house.clock.now());
  if ('problems' in read) return { kind: 'fields', problems: read.problems };
  return change(house, visit, metadata.releaseId, { type: 'resume', launch: read.launch });
};
