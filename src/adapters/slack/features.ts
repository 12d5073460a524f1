import type { House } from '../../application/house.ts';
import type { SlackEdge } from './edge/slack-edge.ts';
import { registerFeedback } from './feedback/listeners.ts';
import { feedbackRenderers } from './feedback/renderers.ts';
import { registerHome } from './home/listeners.ts';
import { registerLaunch } from './launch/listeners.ts';
import { launchRenderers } from './launch/renderers.ts';
import { registerLights } from './lights/listeners.ts';
import { registerRetry } from './lights/notices/retry-listener.ts';
import { lightsRenderers } from './lights/renderers.ts';
import { registerPlanning } from './planning/listeners.ts';
import { planningRenderers } from './planning/renderers.ts';
import { registerReminders } from './reminders/listeners.ts';
import { reminderRenderers } from './reminders/renderers.ts';
import type { Renderers } from './renderer.ts';
import { settingsRenderers } from './settings/doctor-report.ts';
import { registerSettings } from './settings/listeners.ts';
import { registerSetup } from './setup/listeners.ts';
import { setupRenderers } from './setup/renderers.ts';

/** Every listener, in the order in which help lists the commands. */
export const registerFeatures = (edge: SlackEdge, house: House): void => {
  registerPlanning(edge, house);
  registerLights(edge, house);
  registerRetry(edge, house);
  registerReminders(edge, house);
  registerLaunch(edge, house);
  registerFeedback(edge, house);
  registerSetup(edge, house);
  registerSettings(edge, house);
  registerHome(edge, house);
};

/** Every message: the compiler finds a kind without a renderer. */
export const renderers: Renderers = {
  ...planningRenderers,
  ...lightsRenderers,
  ...launchRenderers,
  ...feedbackRenderers,
  ...setupRenderers,
  ...settingsRenderers,
  ...reminderRenderers,
};

export { renderHome } from './home/render-home.ts';
