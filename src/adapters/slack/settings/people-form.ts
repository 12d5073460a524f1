import { typedList } from '../edge/visit.ts';
import { peopleField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';

/** Who manages releases, and who may change settings. */
export const peopleForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.people,
  fieldsOf: (settings) => ({
    releaseManagers: listText(settings.releaseManagers),
    admins: listText(settings.admins),
  }),
  draw: ({ fields, metadata }) =>
    modal({
      callbackId: SETTINGS_FORMS.people,
      title: 'People',
      submit: 'Save',
      privateMetadata: metadata,
      blocks: [
        peopleField({
          id: 'releaseManagers',
          label: 'Release managers',
          hint: 'They take over a release whose manager is gone. Everybody may plan a release.',
          initial: idsIn(fields.releaseManagers),
        }),
        peopleField({
          id: 'admins',
          label: 'Admins of Greenlight',
          hint: 'They change these settings. Without yourself, you will not be able to.',
          initial: idsIn(fields.admins),
        }),
      ],
    }),
  read: (typed) => ({
    releaseManagers: listText(typedList(typed, 'releaseManagers')),
    admins: listText(typedList(typed, 'admins')),
  }),
  apply: (current, fields) => {
    const admins = idsIn(fields.admins);
    // Without any, Slack's own owners and admins would be admins again, which nobody here decided.
    if (admins.length === 0) return { problems: [{ field: 'admins', problem: 'Name at least one.' }] };
    return { ...current, releaseManagers: idsIn(fields.releaseManagers), admins };
  },
};
