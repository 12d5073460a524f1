import { SEPARATIONS, type Separation } from '../../../domain/settings/settings.ts';
import { typedList, typedText } from '../edge/visit.ts';
import { peopleField, radioField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';

/** Whether one person may count twice, as its choice is offered and as the overview says it. */
export const SEPARATION_WORDS: Record<Separation, { text: string; description: string; line: string }> = {
  strict: {
    text: 'No, each person counts once',
    description: 'Another lead or deputy has to answer.',
    line: 'each person counts once in a release',
  },
  warn: {
    text: 'Yes, and it is named',
    description: 'On the card, before the launch, and in the record. Fits small workspaces.',
    line: 'one person may count twice in a release, and is named',
  },
  by_risk: {
    text: 'Only at low and normal risk',
    description: 'There it is named. At high risk each person counts once.',
    line: 'one person may count twice below high risk, and is named',
  },
};

const separationFrom = (text: string | undefined): Separation =>
  SEPARATIONS.find((separation) => separation === text) ?? 'by_risk';

/** Who manages releases, who may change settings, and whether one person may count twice. */
export const peopleForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.people,
  fieldsOf: (settings) => ({
    releaseManagers: listText(settings.releaseManagers),
    admins: listText(settings.admins),
    separation: settings.separation,
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
        radioField({
          id: 'separation',
          label: 'May one person count twice in a release?',
          hint: 'By answering for two departments, or for one while managing the release. Two people see what one overlooks.',
          choices: SEPARATIONS.map((value) => ({
            value,
            text: SEPARATION_WORDS[value].text,
            description: SEPARATION_WORDS[value].description,
          })),
          initial: separationFrom(fields.separation),
        }),
      ],
    }),
  read: (typed) => ({
    releaseManagers: listText(typedList(typed, 'releaseManagers')),
    admins: listText(typedList(typed, 'admins')),
    separation: typedText(typed, 'separation'),
  }),
  apply: (current, fields) => {
    const admins = idsIn(fields.admins);
    // Without any, Slack's own owners and admins would be admins again, which nobody here decided.
    if (admins.length === 0) return { problems: [{ field: 'admins', problem: 'Name at least one.' }] };
    const separation = separationFrom(fields.separation);
    return { ...current, releaseManagers: idsIn(fields.releaseManagers), admins, separation };
  },
};
