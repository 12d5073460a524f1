import type { Department } from '../settings/settings.ts';
import { speakersOf, type WorkspaceSettings } from '../settings/settings.ts';
import type { Absence } from './absence.ts';

/** Somebody who is asked, and for whom they stand in; `instead` is null for the lead in person. */
export type Addressee = { userId: string; instead: Absence | null };

/** What keeps somebody away today: an absence, `gone` for an account that cannot answer, null for nothing. */
export type Presence = (userId: string) => Absence | 'gone' | null;

/**
 * Who is asked for a department today: its leads who are there; for one who is away the person they named, else
 * the deputies where no lead is left. Empty when nobody is there at all.
 */
export const addresseesOf = (
  department: Pick<Department, 'leads' | 'deputies'>,
  presence: Presence,
): readonly Addressee[] => {
  const speakers = speakersOf(department as Department);
  const isThere = (userId: string): boolean => presence(userId) === null;
  const leads = department.leads.filter(isThere).map((userId): Addressee => ({ userId, instead: null }));
  const away = department.leads.map(presence).filter((why): why is Absence => why !== null && why !== 'gone');
  const named = away.flatMap((absence): Addressee[] => {
    const { standInId } = absence;
    const can = standInId !== null && speakers.includes(standInId) && isThere(standInId);
    return can ? [{ userId: standInId, instead: absence }] : [];
  });
  const found = [...leads, ...named.filter(({ userId }) => !leads.some((lead) => lead.userId === userId))];
  if (found.length > 0)
    return found.filter((one, at) => found.findIndex((o) => o.userId === one.userId) === at);
  return department.deputies
    .filter(isThere)
    .map((userId): Addressee => ({ userId, instead: away[0] ?? null }));
};

/**
 * The settings as they are lived today: a department whose lead is away is asked through whoever stands in.
 * For where questions go, never for what anybody may do.
 */
export const asStaffedToday = (
  settings: WorkspaceSettings,
  presenceIn: (department: Department) => Presence,
): WorkspaceSettings => ({
  ...settings,
  departments: settings.departments.map((department) => {
    const presence = presenceIn(department);
    const away = department.leads.some(
      (lead) => typeof presence(lead) === 'object' && presence(lead) !== null,
    );
    if (!away) return department;
    const addressees = addresseesOf(department, presence).map(({ userId }) => userId);
    return addressees.length === 0 ? department : { ...department, leads: addressees };
  }),
});
