import type { ModalView } from '@slack/types';
import { type Ids, packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { channelField, channelsField, peopleField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { type SharedChannel, sharedQuestion } from '../settings/shared-channels.ts';
import { holidayBlocks, type ShownHolidays } from './holidays-line.ts';
import { SETUP_FORMS } from './ids.ts';

/** What the first screen holds. Channels and people by their Slack ids. */
export type Rooms = {
  releasesChannelId: string | null;
  announcementChannelIds: readonly string[];
  releaseManagers: readonly string[];
};

export type RoomsScreen = {
  rooms: Rooms;
  /** "Berlin time", and whether it will be taken from the person who sets up. */
  zoneWords: string;
  /** Chosen channels that another organisation reads and that have to be confirmed. */
  shared: readonly SharedChannel[];
  holidays: ShownHolidays;
};

/** What the screen remembers of itself: about which shared channels it asked, and which region its line showed. */
export type RoomsMemory = { asked: readonly string[]; region: string };

const packMemory = ({ asked, region }: RoomsMemory): string =>
  packIds({ extra: `${asked.join()};${region}` });

/** A screen that was drawn before regions were shown has none. */
export const memoryOf = ({ extra = '' }: Ids): RoomsMemory => {
  const [asked = '', region = ''] = extra.split(';');
  return { asked: asked.split(',').filter((id) => id !== ''), region };
};

/** Screen 1 of 3: where releases are coordinated, where they are announced, and who manages them. */
export const roomsScreen = async ({ rooms, zoneWords, shared, holidays }: RoomsScreen): Promise<ModalView> =>
  modal({
    callbackId: SETUP_FORMS.rooms,
    title: 'Set up: 1 of 3',
    submit: 'Save and go on',
    privateMetadata: packMemory({
      asked: shared.map(({ channelId }) => channelId),
      region: holidays.region ?? '',
    }),
    blocks: [
      section(
        'Three short screens. After this one, every full member of the workspace can plan a release already.',
      ),
      channelField({
        id: 'releasesChannelId',
        label: 'Releases channel',
        hint: 'Every release has its card here. A channel of your own, not shared with other organisations.',
        ...(rooms.releasesChannelId !== null && { initial: rooms.releasesChannelId }),
      }),
      channelsField({
        id: 'announcementChannelIds',
        label: 'Announcement channels',
        hint: 'Where everybody hears that a release is live.',
        sharedToo: true,
        initial: rooms.announcementChannelIds,
      }),
      ...sharedQuestion(shared),
      peopleField({
        id: 'releaseManagers',
        label: 'Release managers',
        hint: 'Whoever plans a release manages it. These people take over one whose manager is gone, and confirm who speaks for a department.',
        initial: rooms.releaseManagers,
      }),
      ...(await holidayBlocks(holidays)),
      context(
        mrkdwn`Public channels: Greenlight joins them by itself. Private channels: type \`/invite @Greenlight\` there. Times: ${zoneWords}.`,
      ),
    ],
  });
