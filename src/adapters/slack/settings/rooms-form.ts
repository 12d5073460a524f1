import { typedList, typedText } from '../edge/visit.ts';
import { channelField, channelsField, checkboxesField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';
import { sharedQuestion } from './shared-channels.ts';

/** Where releases are coordinated and announced. */
export const roomsForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.rooms,
  fieldsOf: (settings) => ({
    releasesChannelId: settings.releasesChannelId ?? '',
    announcementChannelIds: listText(settings.announcementChannelIds),
    auditChannelId: settings.auditChannelId ?? '',
    complianceChannelId: settings.complianceChannelId ?? '',
    monthlyNumbers: settings.monthlyNumbers ? 'yes' : '',
  }),
  draw: ({ fields, metadata, shared }) =>
    modal({
      callbackId: SETTINGS_FORMS.rooms,
      title: 'Channels',
      submit: 'Save',
      privateMetadata: metadata,
      blocks: [
        channelField({
          id: 'releasesChannelId',
          label: 'Releases channel',
          hint: 'Every release has its card here.',
          ...(fields.releasesChannelId && { initial: fields.releasesChannelId }),
        }),
        channelsField({
          id: 'announcementChannelIds',
          label: 'Announcement channels',
          hint: 'Where everybody hears that a release is live.',
          sharedToo: true,
          initial: idsIn(fields.announcementChannelIds),
        }),
        channelField({
          id: 'auditChannelId',
          label: 'Record channel',
          hint: 'On days with decisions, one line here that proves them later. Empty: in a thread in the releases channel.',
          optional: true,
          ...(fields.auditChannelId && { initial: fields.auditChannelId }),
        }),
        channelField({
          id: 'complianceChannelId',
          label: 'Compliance channel',
          hint: 'Whoever watches over the rules hears here of each launch without a needed green light. Empty: nobody.',
          optional: true,
          ...(fields.complianceChannelId && { initial: fields.complianceChannelId }),
        }),
        checkboxesField({
          id: 'monthlyNumbers',
          label: 'Numbers of each month',
          hint: 'What was launched, and the year so far. Nothing of a single department, or of a confidential release.',
          optional: true,
          choices: [{ value: 'yes', text: 'Once a month, in the releases channel' }],
          initial: fields.monthlyNumbers === 'yes' ? ['yes'] : [],
        }),
        ...sharedQuestion(shared),
      ],
    }),
  read: (typed) => ({
    releasesChannelId: typedText(typed, 'releasesChannelId'),
    announcementChannelIds: listText(typedList(typed, 'announcementChannelIds')),
    auditChannelId: typedText(typed, 'auditChannelId'),
    complianceChannelId: typedText(typed, 'complianceChannelId'),
    monthlyNumbers: typedList(typed, 'monthlyNumbers').includes('yes') ? 'yes' : '',
  }),
  apply: (current, fields) => ({
    ...current,
    releasesChannelId: fields.releasesChannelId || null,
    announcementChannelIds: idsIn(fields.announcementChannelIds),
    auditChannelId: fields.auditChannelId || null,
    complianceChannelId: fields.complianceChannelId || null,
    monthlyNumbers: fields.monthlyNumbers === 'yes',
  }),
};
