import type { House } from '../../application/house.ts';
import { registerBlockers } from './blockers/listeners.ts';
import { blockerRenderers } from './blockers/renderers.ts';
import { conditionRenderers } from './conditions/condition-board.ts';
import { registerConditions } from './conditions/listeners.ts';
import type { SlackEdge } from './edge/slack-edge.ts';
import { registerFeedback } from './feedback/listeners.ts';
import { feedbackRenderers } from './feedback/renderers.ts';
import { registerHome } from './home/listeners.ts';
import { registerLaunch } from './launch/listeners.ts';
import { launchRenderers } from './launch/renderers.ts';
import { registerLights } from './lights/listeners.ts';
import { registerRetry } from './lights/notices/retry-listener.ts';
import { lightsRenderers } from './lights/renderers.ts';
import { registerQuestions } from './packs/editor/listeners.ts';
import { registerChecklists } from './packs/listeners.ts';
import { registerPlanning } from './planning/listeners.ts';
import { planningRenderers } from './planning/renderers.ts';
import { registerRecord } from './record/listeners.ts';
import { recordRenderers } from './record/renderers.ts';
import { registerReminders } from './reminders/listeners.ts';
import { reminderRenderers } from './reminders/renderers.ts';
import type { Renderers } from './renderer.ts';
import { settingsRenderers } from './settings/doctor-report.ts';
import { registerSettings } from './settings/listeners.ts';
import { registerSetup } from './setup/listeners.ts';
import { setupRenderers } from './setup/renderers.ts';
import { registerUrgent } from './urgent/listeners.ts';
import { urgentRenderers } from './urgent/renderers.ts';

/** Every listener, in the order in which help lists the commands. */
/** @param publicUrl where this installation is reached from outside, without a slash at its end; null for nowhere */
export const registerFeatures = (edge: SlackEdge, house: House, publicUrl: string | null = null): void => {
  registerPlanning(edge, house);
  registerLights(edge, house);
  registerChecklists(edge, house);
  registerConditions(edge, house);
  registerBlockers(edge, house);
  registerRetry(edge, house);
  registerReminders(edge, house);
  registerLaunch(edge, house);
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
  ...lightsRenderers,
  ...blockerRenderers,
  ...conditionRenderers,
  ...launchRenderers,
  ...urgentRenderers,
  ...feedbackRenderers,
  ...setupRenderers,
  ...settingsRenderers,
  ...reminderRenderers,
  ...recordRenderers,
};

export { renderHome } from './home/render-home.ts';
