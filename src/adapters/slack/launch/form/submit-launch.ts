import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { type LaunchWish, launchRelease } from '../../../../application/launch/launch-release.ts';
import { forgetTyped, keepTyped } from '../../../../application/plan/keep-typed.ts';
import type { AnnouncementText } from '../../../../domain/launch/announcement.ts';
import { announcementProblems } from '../../../../domain/launch/announcement-rules.ts';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { refuse } from '../../../../domain/refusal.ts';
import type { Release } from '../../../../domain/release.ts';
import { nothing, type Reply, refused, replyTo } from '../../edge/reply.ts';
import { typedList, typedText, type ViewVisit } from '../../edge/visit.ts';
import {
  announcementDraft,
  forgetAnnouncement,
  keepAnnouncement,
  typedAnnouncement,
} from '../announcement/announcement-draft.ts';
import { LAUNCH_FORMS } from '../ids.ts';
import { USERS_SEE } from './failed-form.ts';

/** The failure form before anybody typed. */
export const NOTHING_OF_FAILURE: FormFields = { usersSee: '', cause: '', askAgain: '', tell: '' };

const noSuchForm: Reply = refused({ code: 'draft_expired' });

const releaseOf = (house: House, { actor, view }: ViewVisit): Promise<Release | null> =>
  house.store.reads.release(actor.workspaceId, view.metadata.releaseId ?? '');

/** Publishes or starts; what was typed survives a refusal, and waits while the deployment runs. */
const decideWith = async (
  house: House,
  visit: ViewVisit,
  wishFor: (text: AnnouncementText) => LaunchWish,
): Promise<Reply> => {
  const { actor, request, view } = visit;
  const release = await releaseOf(house, visit);
  if (release === null) return noSuchForm;
  const { text: shown } = await announcementDraft(house, actor, release);
  const text = typedAnnouncement(view.typed, shown);
  const wish = wishFor(text);
  const problems = announcementProblems(text);
  const outcome =
    problems.length > 0
      ? refuse({ code: 'fields_invalid', problems })
      : await launchRelease(house, request, { releaseId: release.id, wish });
  if (outcome.ok && 'text' in wish) await forgetAnnouncement(house, actor, release);
  else await keepAnnouncement(house, actor, release, text);
  return replyTo(outcome, nothing, release.id);
};

/** The announcement was read and the launch confirmed. */
export const submitLaunch = (house: House, visit: ViewVisit, early: boolean): Promise<Reply> =>
  decideWith(house, visit, (text) =>
    typedText(visit.view.typed, 'moment') === 'deployment_starts'
      ? { moment: 'deployment_starts', early }
      : { moment: 'live_now', early, text },
  );

/** The deployment is through and the announcement confirmed. */
export const submitLive = (house: House, visit: ViewVisit): Promise<Reply> =>
  decideWith(house, visit, (text) => ({ moment: 'declare_live', text }));

/** It did not work: back to green lights, with what users see now. */
export const submitFailed = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return noSuchForm;
  const cause = typedText(view.typed, 'cause');
  const askAgain = typedList(view.typed, 'askAgain');
  const tell = typedList(view.typed, 'tell');
  const typed = {
    usersSee: typedText(view.typed, 'usersSee'),
    cause,
    askAgain: askAgain.join(','),
    tell: tell.join(','),
  };
  const seen = USERS_SEE.find(({ value }) => value === typed.usersSee)?.value;
  const problems = [
    ...(seen === undefined ? [{ field: 'usersSee', problem: 'Choose what users see now.' }] : []),
    ...(cause === '' ? [{ field: 'cause', problem: 'Say what happened in a few words.' }] : []),
  ];
  const outcome =
    seen === undefined || problems.length > 0
      ? refuse({ code: 'fields_invalid', problems })
      : await changeRelease(house, request, releaseId, {
          type: 'declare_failed',
          usersSee: seen,
          cause,
          askAgain,
          tell,
        });
  const form = { form: LAUNCH_FORMS.declareFailed, releaseId };
  if (outcome.ok) await forgetTyped(house, actor, form);
  else await keepTyped(house, actor, form, { shown: NOTHING_OF_FAILURE, typed });
  return replyTo(outcome, nothing, releaseId);
};
