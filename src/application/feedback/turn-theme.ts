import { toWall } from '../../domain/calendar.ts';
import type { Became, Theme } from '../../domain/feedback/themes.ts';
import type { Note } from '../../domain/meetings/note.ts';
import { stampOf } from '../../domain/person.ts';
import type { Refused } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { weekOf } from '../../domain/settings/settings.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { planActionReminder } from '../meetings/remind-of-action.ts';
import type { Transaction } from '../ports.ts';

type Scene = { tx: Transaction; house: House; request: Request; release: Release };

/** Who made it an action does it, within two weeks of work, until they say otherwise. */
const ACTION_DAYS = 10;

const intoAction = async (
  { tx, house, request: { actor }, release }: Scene,
  { name }: Theme,
): Promise<Refused | null> => {
  const { workspaceId, id: releaseId } = release;
  const now = house.clock.now();
  const settings = await tx.settings(workspaceId);
  const today = toWall(now, settings.zone).date;
  const note: Note = {
    id: house.ids.next(),
    releaseId,
    kind: 'action',
    text: name,
    owner: stampOf(actor),
    dueOn: addWorkingDays(today, ACTION_DAYS, weekOf(settings)),
    doneAt: null,
    permalink: null,
    by: stampOf(actor),
    at: now,
  };
  const command = { type: 'take_note', note } as const;
  const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
  if (!outcome.ok) return outcome;
  await tx.addNote(workspaceId, note);
  if (!release.practice) await planActionReminder(tx, settings, note, now);
  return null;
};

const intoIssue = async (
  { tx, house, request: { actor }, release }: Scene,
  { name: text }: Theme,
): Promise<Refused | null> => {
  const { workspaceId, id: releaseId } = release;
  const owner = stampOf(actor);
  const command = { type: 'report_issue', text, severity: 'minor', owner, link: null } as const;
  const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
  return outcome.ok ? null : outcome;
};

/** A theme becomes an action, an issue, or a request for the next release; null where it did. */
export const turnTheme = (scene: Scene, theme: Theme, became: Became): Promise<Refused | null> => {
  switch (became) {
    case 'action':
      return intoAction(scene, theme);
    case 'issue':
      return intoIssue(scene, theme);
    case 'request':
      // The plan of the next release asks for it by itself.
      return Promise.resolve(null);
  }
};
