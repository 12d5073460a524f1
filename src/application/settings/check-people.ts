import { speakersOf, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import { type Finding, ok, problem } from '../directory/finding.ts';
import type { Inspection } from '../directory/inspection.ts';

type Charge = { userId: string; part: string };

const chargesOf = (settings: WorkspaceSettings): Charge[] => [
  ...settings.admins.map((userId) => ({ userId, part: 'admin' })),
  ...settings.releaseManagers.map((userId) => ({ userId, part: 'release manager' })),
  ...settings.departments.flatMap(({ sponsorId, name }) =>
    sponsorId === null ? [] : [{ userId: sponsorId, part: `sponsor of ${name}` }],
  ),
  ...settings.departments.flatMap(({ onDutyId, name }) =>
    onDutyId === null ? [] : [{ userId: onDutyId, part: `on duty for ${name}` }],
  ),
  ...settings.departments.flatMap((department) =>
    speakersOf(department).map((userId) => ({
      userId,
      part: `${department.leads.includes(userId) ? 'lead' : 'deputy'} of ${department.name}`,
    })),
  ),
];

/** Everybody whom the settings name, and departments for which they name nobody. */
export const peopleFindings = async (
  inspection: Inspection,
  settings: WorkspaceSettings,
): Promise<Finding[]> => {
  const parts = new Map<string, string[]>();
  for (const { userId, part } of chargesOf(settings)) parts.set(userId, [...(parts.get(userId) ?? []), part]);
  const findings: Finding[] = [];
  for (const [userId, which] of parts) {
    const state = await inspection.person(userId);
    const charge = which.join(', ');
    const mend = 'Choose somebody else in the settings.';
    if (!state.ok) findings.push(problem(`Person ${userId}`, `${charge}: unknown to Slack.`, mend));
    else if (state.deleted)
      findings.push(problem(state.name, `${charge}: the account is deactivated.`, mend));
    else if (!state.isFullMember)
      findings.push(problem(state.name, `${charge}: no full member of this workspace.`, mend));
  }
  const empty = settings.departments.filter((department) => speakersOf(department).length === 0);
  for (const { name } of empty) {
    findings.push(problem(name, 'Nobody can answer for it.', 'Name its lead in the settings.'));
  }
  if (findings.length === 0 && parts.size > 0) {
    findings.push(ok('People', `All ${parts.size} are active full members.`));
  }
  return findings;
};
