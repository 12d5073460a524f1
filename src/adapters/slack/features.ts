import { type GithubPlace, PUBLIC_GITHUB } from '../../application/github-notes/github-port.ts';
import { type HookPlace, NO_HOOKS } from '../../application/hooks/hook-ports.ts';
import type { House } from '../../application/house.ts';
import { EMPTY_SHELF, type TemplateShelf } from '../../application/templates/template-ports.ts';
import { registerAcceptance } from './acceptance/listeners.ts';
import { acceptanceRenderers } from './acceptance/renderers.ts';
import { adoptionRenderers } from './adoption/fetch-reminder.ts';
import { registerAdoption } from './adoption/listeners.ts';
import { registerAfter } from './after/listeners.ts';
import { afterRenderers } from './after/renderers.ts';
import { registerBlockers } from './blockers/listeners.ts';
import { blockerRenderers } from './blockers/renderers.ts';
import { registerBrief } from './brief/listeners.ts';
import { briefRenderers } from './brief/renderers.ts';
import { registerCarried } from './carried/accept-form.ts';
import { conditionRenderers } from './conditions/condition-board.ts';
import { registerConditions } from './conditions/listeners.ts';
import type { SlackEdge } from './edge/slack-edge.ts';
import { registerFamily } from './family/listeners.ts';
import { registerFeedback } from './feedback/listeners.ts';
import { feedbackRenderers } from './feedback/renderers.ts';
import { registerHome } from './home/listeners.ts';

import { registerHooks } from './hooks/listeners.ts';

import { issueRenderers } from './issues/issue-board.ts';
import { registerIssues } from './issues/listeners.ts';

import { registerLaunch } from './launch/listeners.ts';
import { launchRenderers } from './launch/renderers.ts';
import { registerLaunchDay } from './launch-day/listeners.ts';
import { launchDayRenderers } from './launch-day/renderers.ts';
import { registerLessons } from './lessons/listeners.ts';
import { registerLights } from './lights/listeners.ts';
import { registerRetry } from './lights/notices/retry-listener.ts';
import { lightsRenderers } from './lights/renderers.ts';
import { registerMeetings } from './meetings/listeners.ts';
import { meetingRenderers } from './meetings/renderers.ts';
import { registerMilestones } from './milestones/listeners.ts';
import { milestoneRenderers } from './milestones/milestone-board.ts';
import { registerNotes } from './notes/listeners.ts';
import { notesRenderers } from './notes/notes-part.ts';
import { registerNumbers } from './numbers/listeners.ts';
import { numberRenderers } from './numbers/monthly-note.ts';
import { registerQuestions } from './packs/editor/listeners.ts';
import { registerChecklists } from './packs/listeners.ts';
import { registerPlanning } from './planning/listeners.ts';
import { planningRenderers } from './planning/renderers.ts';
import { registerRecord } from './record/listeners.ts';
import { recordRenderers } from './record/renderers.ts';
import { registerReminders } from './reminders/listeners.ts';
import { reminderRenderers } from './reminders/renderers.ts';
import type { Renderers } from './renderer.ts';
import { registerRetro } from './retro/listeners.ts';
import { retroRenderers } from './retro/renderers.ts';
import { registerReview } from './review/listeners.ts';
import { reviewRenderers } from './review/renderers.ts';
import { registerGroups } from './rollout/listeners.ts';
import { groupRenderers } from './rollout/question-board.ts';
import { registerRunbook } from './runbook/listeners.ts';
import { runbookRenderers } from './runbook/renderers.ts';
import { settingsRenderers } from './settings/doctor-report.ts';
import { registerSettings } from './settings/listeners.ts';
import { registerSetup } from './setup/listeners.ts';
import { setupRenderers } from './setup/renderers.ts';
import { registerSubscriptions } from './subscriptions/listeners.ts';
import { subscriptionRenderers } from './subscriptions/weekly-message.ts';
import { registerUrgent } from './urgent/listeners.ts';
import { urgentRenderers } from './urgent/renderers.ts';
import { registerVersions } from './versions/listeners.ts';
import { versionRenderers } from './versions/renderers.ts';

/** What features need of the installation: where it is reached, what hooks are kept with, and what it may ask. */
export type Installation = { place?: HookPlace; shelf?: TemplateShelf; github?: GithubPlace };

/** Every listener, in the order in which help lists the commands. */
export const registerFeatures = (
  edge: SlackEdge,
  house: House,
  { place = NO_HOOKS, shelf = EMPTY_SHELF, github = PUBLIC_GITHUB }: Installation = {},
): void => {
  registerPlanning(edge, house, shelf);
  registerReview(edge, house);
  registerFamily(edge, house);
  registerLights(edge, house);
  registerChecklists(edge, house);
  registerConditions(edge, house);
  registerMilestones(edge, house);
  registerBlockers(edge, house);
  registerAcceptance(edge, house);
  registerMeetings(edge, house);
  registerRetry(edge, house);
  registerReminders(edge, house);
  registerLaunchDay(edge, house);
  registerLaunch(edge, house);
  registerVersions(edge, house);
  registerBrief(edge, house);
  registerNotes(edge, house, github);
  registerSubscriptions(edge, house);
  registerIssues(edge, house);
  registerRunbook(edge, house);
  registerAdoption(edge, house);
  registerGroups(edge, house);
  registerUrgent(edge, house);
  registerFeedback(edge, house);
  registerRetro(edge, house);
  registerLessons(edge, house);
  registerAfter(edge, house);
  registerCarried(edge, house);
  registerNumbers(edge, house);
  registerRecord(edge, house, place.publicUrl);
  registerSetup(edge, house);
  registerSettings(edge, house);
  registerHooks(edge, house, place);
  registerQuestions(edge, house);
  registerHome(edge, house);
};

/** Every message: the compiler finds a kind without a renderer. */
export const renderers: Renderers = {
  ...planningRenderers,
  ...reviewRenderers,
  ...lightsRenderers,
  ...blockerRenderers,
  ...acceptanceRenderers,
  ...conditionRenderers,
  ...milestoneRenderers,
  ...meetingRenderers,
  ...launchDayRenderers,
  ...issueRenderers,
  ...runbookRenderers,
  ...adoptionRenderers,
  ...groupRenderers,
  ...launchRenderers,
  ...versionRenderers,
  ...briefRenderers,
  ...notesRenderers,
  ...subscriptionRenderers,
  ...numberRenderers,
  ...urgentRenderers,
  ...feedbackRenderers,
  ...retroRenderers,
  ...afterRenderers,
  ...setupRenderers,
  ...settingsRenderers,
  ...reminderRenderers,
  ...recordRenderers,
};

export { renderHome } from './home/render-home.ts';
