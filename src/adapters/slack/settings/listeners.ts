import { requestCheck } from '../../../application/directory/run-check.ts';
import type { House } from '../../../application/house.ts';
import { changeSettings } from '../../../application/settings/change-settings.ts';
import { mayChangeSettings } from '../../../domain/policy.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { open, type Reply, refused, update } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit, Visit } from '../edge/visit.ts';
import { afterForm } from './after-form.ts';
import { departmentForm } from './department-form.ts';
import { openSettingsForm, submitConfirmed, submitSettingsForm } from './edit-part.ts';
import type { SettingsForm } from './form.ts';
import { SETTINGS_ACTIONS, SETTINGS_FORMS } from './ids.ts';
import { lightRulesForm } from './light-rules-form.ts';
import { meetingForm } from './meeting-form.ts';
import { overview } from './overview.ts';
import { peopleForm } from './people-form.ts';
import { roomsForm } from './rooms-form.ts';
import { timesForm } from './times-form.ts';

/** Each part of the settings, and the button that opens it. */
const PARTS: readonly { actionId: string; form: SettingsForm }[] = [
  { actionId: SETTINGS_ACTIONS.editRooms, form: roomsForm },
  { actionId: SETTINGS_ACTIONS.editPeople, form: peopleForm },
  { actionId: SETTINGS_ACTIONS.editTimes, form: timesForm },
  { actionId: SETTINGS_ACTIONS.editMeeting, form: meetingForm },
  { actionId: SETTINGS_ACTIONS.editAfter, form: afterForm },
  { actionId: SETTINGS_ACTIONS.editDepartment, form: departmentForm },
  { actionId: SETTINGS_ACTIONS.editLightRules, form: lightRulesForm },
];

const forAdmins = async (
  house: House,
  visit: Visit,
  answer: (settings: WorkspaceSettings) => Promise<Reply> | Reply,
): Promise<Reply> => {
  const settings = await house.store.reads.settings(visit.actor.workspaceId);
  if (mayChangeSettings(visit.actor, settings)) return answer(settings);
  const entitled = { role: 'admin', userIds: settings.admins } as const;
  return refused({ code: 'not_entitled', command: 'settings', entitled });
};

/** Opens the settings, for admins. */
export const openSettings = (house: House, visit: Visit): Promise<Reply> =>
  forAdmins(house, visit, async (settings) => open(await overview(settings)));

const editPart = (house: House, form: SettingsForm) => (visit: ActionVisit) =>
  forAdmins(house, visit, (settings) =>
    openSettingsForm(house, visit, form, { departmentId: visit.ids?.departmentId ?? null }, settings),
  );

const removeDepartment = (house: House) => async (visit: ActionVisit) => {
  const departmentId = visit.ids?.departmentId;
  const saved = await changeSettings(house, visit.request, (current) => ({
    ...current,
    departments: current.departments.filter(({ id }) => id !== departmentId),
  }));
  const settings = await house.store.reads.settings(visit.actor.workspaceId);
  if (saved.ok) return update(await overview(settings, 'Removed.'));
  if (saved.refusal.code !== 'fields_invalid') return refused(saved.refusal);
  return update(await overview(settings, saved.refusal.problems.map(({ problem }) => problem).join('\n')));
};

const check = (house: House) => async (visit: ActionVisit) => {
  const asked = await requestCheck(house, visit.request);
  if (!asked.ok) return refused(asked.refusal);
  const settings = await house.store.reads.settings(visit.actor.workspaceId);
  return update(
    await overview(settings, 'Checking. The result comes to you as a direct message within a minute or so.'),
  );
};

/** `/release settings`, its forms and the Check button. */
export const registerSettings = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'settings',
    usage: '',
    summary: 'Change channels, people, times and departments, or check the installation.',
    run: (visit) => openSettings(house, visit),
  });
  edge.onAction(SETTINGS_ACTIONS.open, (visit) => openSettings(house, visit));
  for (const { actionId, form } of PARTS) {
    edge.onAction(actionId, editPart(house, form));
    edge.onSubmit(form.callbackId, (visit) => submitSettingsForm(house, visit, form));
  }
  edge.onAction(SETTINGS_ACTIONS.addDepartment, editPart(house, departmentForm));
  edge.onAction(SETTINGS_ACTIONS.removeDepartment, removeDepartment(house));
  edge.onAction(SETTINGS_ACTIONS.check, check(house));
  edge.onSubmit(SETTINGS_FORMS.confirm, (visit) =>
    submitConfirmed(
      house,
      visit,
      PARTS.map(({ form }) => form),
    ),
  );
};
