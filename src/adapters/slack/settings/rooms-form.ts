import { typedList, typedText } from '../edge/visit.ts';
import { channelField, channelsField } from '../kit/inputs.ts';
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
        ...sharedQuestion(shared),
      ],
    }),
  read: (typed) => ({
    releasesChannelId: typedText(typed, 'releasesChannelId'),
    announcementChannelIds: listText(typedList(typed, 'announcementChannelIds')),
  }),
  apply: (current, fields) => ({
    ...current,
    releasesChannelId: fields.releasesChannelId || null,
    announcementChannelIds: idsIn(fields.announcementChannelIds),
  }),
};
