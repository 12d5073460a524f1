import type { House } from '../../../../application/house.ts';
import { typedBefore } from '../../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../../application/plan/preview-command.ts';
import type { Command } from '../../../../domain/command.ts';
import type { Actor } from '../../../../domain/person.ts';
import { maySee } from '../../../../domain/policy.ts';
import type { Release } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { open, type Reply, refused } from '../../edge/reply.ts';
import { afterBlocks, afterWords } from '../../milestones/watch-words.ts';
import { announcementDraft, plannedAnnouncement } from '../announcement/announcement-draft.ts';
import { LAUNCH_FORMS } from '../ids.ts';
import { placesOf } from '../prompt/places.ts';
import { launchForm, liveForm } from './announce-form.ts';
import { earlyForm } from './early-form.ts';
import { failedForm } from './failed-form.ts';
import { announcementView } from './read-view.ts';
import { NOTHING_OF_FAILURE } from './submit-launch.ts';

/** Commands as they are tried out before a form opens; only who, when and what is in the way count then. */
const TRIED = {
  launch: { type: 'launch', mode: 'live_now', announcementId: '', early: false },
  launchEarly: { type: 'launch', mode: 'live_now', announcementId: '', early: true },
  live: { type: 'declare_live', announcementId: '' },
  failed: { type: 'declare_failed', usersSee: 'nothing', cause: '', askAgain: [] },
} as const satisfies Record<string, Command>;

const announceForm = async (
  house: House,
  actor: Actor,
  { release, settings }: { release: Release; settings: WorkspaceSettings },
) => {
  const places = await placesOf(house.store.reads, release, settings);
  const beside = afterBlocks(afterWords(release, settings));
  return { release, places, beside, ...(await announcementDraft(house, actor, release)) };
};

/** Launch: what is in the way, else "early?", else the announcement. */
export const openLaunch = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, TRIED.launch);
  if (tried.ok) return open(launchForm({ ...(await announceForm(house, actor, tried)), early: false }));
  if (tried.refusal.code !== 'too_early') return refused(tried.refusal, releaseId);
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return refused({ code: 'unknown_release', typed: '', near: [] });
  const { stillPreparing } = tried.refusal;
  return open(earlyForm(release, { stillPreparing, now: house.clock.now() }));
};

/** "Launch 4 days early?" was answered: the announcement comes next. */
export const openEarlyLaunch = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, TRIED.launchEarly);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  return { kind: 'update', view: launchForm({ ...(await announceForm(house, actor, tried)), early: true }) };
};

/** It is live, announce: the announcement once more. */
export const openLive = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, TRIED.live);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  return open(liveForm(await announceForm(house, actor, tried)));
};

/** It did not work: what do users see, and why. */
export const openFailed = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, TRIED.failed);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  const form = { form: LAUNCH_FORMS.declareFailed, releaseId };
  return open(failedForm(tried.release, await typedBefore(house, actor, form, NOTHING_OF_FAILURE)));
};

/** Read the announcement: what was published, else what would be. */
export const openAnnouncement = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const { reads } = house.store;
  const release = await reads.release(actor.workspaceId, releaseId);
  const settings = await reads.settings(actor.workspaceId);
  if (release === null || !maySee(actor, release, settings)) {
    return refused({ code: 'unknown_release', typed: '', near: [] });
  }
  const published =
    release.announcementId === null
      ? null
      : await reads.announcement(actor.workspaceId, release.announcementId);
  const isManager = actor.userId === release.manager.userId;
  const draft = isManager
    ? (await announcementDraft(house, actor, release)).text
    : await plannedAnnouncement(house, release);
  const places = await placesOf(reads, release, settings);
  const beside = afterBlocks(afterWords(release, settings));
  return open(announcementView(release, { text: published ?? draft, places, zone: settings.zone, beside }));
};
