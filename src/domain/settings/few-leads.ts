import type { Separation, WorkspaceSettings } from './settings.ts';

/** With fewer people who answer, each counting once would leave lights that nobody can give. */
export const ENOUGH_LEADS = 4;

/** Whether so few people lead departments that some have to count twice. */
export const hasFewLeads = ({ departments }: Pick<WorkspaceSettings, 'departments'>): boolean =>
  new Set(departments.flatMap(({ leads }) => leads)).size < ENOUGH_LEADS;

/** What the set-up chooses: what an admin chose stays, only the usual gives way where there are few leads. */
export const separationAtSetUp = (settings: WorkspaceSettings): Separation =>
  settings.separation === 'by_risk' && hasFewLeads(settings) ? 'warn' : settings.separation;
