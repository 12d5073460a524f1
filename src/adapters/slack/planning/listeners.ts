import type { House } from '../../../application/house.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { registerCourse } from './course/course-listeners.ts';
import { registerPlan } from './form/plan-listeners.ts';
import { registerLooking } from './look/look-listeners.ts';

/** Planning and running a release: forms, commands and buttons; help shows them in this order. */
export const registerPlanning = (edge: SlackEdge, house: House): void => {
  registerPlan(edge, house);
  registerLooking(edge, house);
  registerCourse(edge, house);
};
