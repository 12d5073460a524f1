import type { House } from '../../../application/house.ts';
import type { TemplateShelf } from '../../../application/templates/template-ports.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { registerContents } from './contents/listeners.ts';
import { registerCourse } from './course/course-listeners.ts';
import { registerPlan } from './form/plan-listeners.ts';
import { registerLooking } from './look/look-listeners.ts';
import { registerMove } from './move/listeners.ts';
import { registerTemplates } from './template/listeners.ts';
import { registerTimeline } from './timeline/listeners.ts';

/** Planning and running a release: forms, commands and buttons; help shows them in this order. */
export const registerPlanning = (edge: SlackEdge, house: House, shelf: TemplateShelf): void => {
  registerPlan(edge, house, shelf);
  registerContents(edge, house);
  registerTemplates(edge, house, shelf);
  registerLooking(edge, house);
  registerCourse(edge, house);
  registerMove(edge, house);
  registerTimeline(edge, house);
};
