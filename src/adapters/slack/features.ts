import type { House } from '../../application/house.ts';
import { EMPTY_SHELF, type TemplateShelf } from '../../application/templates/template-ports.ts';
import { registerAcceptance } from './acceptance/listeners.ts';
import { acceptanceRenderers } from './acceptance/renderers.ts';
import { registerBlockers } from './blockers/listeners.ts';
import { blockerRenderers } from './blockers/renderers.ts';
import { conditionRenderers } from './conditions/condition-board.ts';
import { registerConditions } from './conditions/listeners.ts';
import type { SlackEdge } from './edge/slack-edge.ts';
import { registerFamily } from './family/listeners.ts';
import { registerFeedback } from './feedback/listeners.ts';
import { feedbackRenderers } from './feedback/renderers.ts';
import { registerHome } from './home/listeners.ts';
import { issueRenderers } from './issues/issue-board.ts';
import { registerIssues } from './issues/listeners.ts';
import { registerLaunch } from './launch/listeners.ts';
import { launchRenderers } from './launch/renderers.ts';
import { registerLaunchDay } from './launch-day/listeners.ts';
import { launchDayRenderers } from './launch-day/renderers.ts';
import { registerLights } from './lights/listeners.ts';
import { registerRetry } from './lights/notices/retry-listener.ts';
import { lightsRenderers } from './lights/renderers.ts';
import { registerMilestones } from './milestones/listeners.ts';
import { milestoneRenderers } from './milestones/milestone-board.ts';
import { registerQuestions } from './packs/editor/listeners.ts';
import { registerChecklists } from './packs/listeners.ts';
import { registerPlanning } from './planning/listeners.ts';
import { planningRenderers } from './planning/renderers.ts';
import { registerRecord } from './record/listeners.ts';
import { recordRenderers } from './record/renderers.ts';
import { registerReminders } from './reminders/listeners.ts';
import { reminderRenderers } from './reminders/renderers.ts';
import type { Renderers } from './renderer.ts';
import { registerReview } from './review/listeners.ts';
import { reviewRenderers } from './review/renderers.ts';
import { settingsRenderers } from './settings/doctor-report.ts';
import { registerSettings } from './settings/listeners.ts';
import { registerSetup } from './setup/listeners.ts';
import { setupRenderers } from './setup/renderers.ts';
import { registerUrgent } from './urgent/listeners.ts';
import { urgentRenderers } from './urgent/renderers.ts';

/** Every listener, in the order in which help lists the commands. */
/** @param publicUrl where this installation is reached from outside, without a slash at its end; null for nowhere */
export const registerFeatures = (
  edge: SlackEdge,
  house: House,
  publicUrl: string | null = null,
  shelf: TemplateShelf = EMPTY_SHELF,
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
  registerRetry(edge, house);
  registerReminders(edge, house);
  registerLaunchDay(edge, house);
  registerLaunch(edge, house);
  registerIssues(edge, house);
  registerUrgent(edge, house);
  registerFeedback(edge, house);
  registerRecord(edge, house, publicUrl);
  registerSetup(edge, house);
  registerSettings(edge, house);
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
  ...launchDayRenderers,
  ...issueRenderers,
  ...launchRenderers,
  ...urgentRenderers,
  ...feedbackRenderers,
  ...setupRenderers,
  ...settingsRenderers,
  ...reminderRenderers,
  ...recordRenderers,
};

export { renderHome } from './home/render-home.ts';
