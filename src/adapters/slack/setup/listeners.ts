import type { House } from '../../../application/house.ts';
import { changeSettings } from '../../../application/settings/change-settings.ts';
import { channelsOutside } from '../../../application/settings/join-channels.ts';
import { zoneInWords } from '../../../domain/calendar.ts';
import { mayChangeSettings } from '../../../domain/policy.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { guessAnnouncementChannel, guessReleasesChannel } from '../../../domain/settings/guess-channel.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { isPreset, isUntouchedStarter } from '../../../domain/settings/settings-presets.ts';
import { open, type Reply, refused, update } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type ActionVisit, type OpenView, typedList, type ViewVisit, type Visit } from '../edge/visit.ts';
import { CONFIRM_SHARED, unconfirmedShared } from '../settings/shared-channels.ts';
import { ownDepartmentsScreen, presetScreen } from './departments-screen.ts';
import { doneScreen } from './done-screen.ts';
import { hasHolidayMenu, holidaysToShow, regionFrom } from './holidays-line.ts';
import { SETUP_ACTIONS, SETUP_FORMS } from './ids.ts';
import { memoryOf, type Rooms, roomsScreen } from './rooms-screen.ts';
import {
  atRoomBlocks,
  atSpeakerBlocks,
  readRooms,
  saveDepartments,
  saveRooms,
  saveSpeakers,
} from './save-screens.ts';
import { registerSpeakers } from './speaker-listeners.ts';
import { pageCount, speakersScreen } from './speakers-screen.ts';

const notAdmin = (settings: WorkspaceSettings): Refusal => ({
  code: 'not_entitled',
  command: 'settings',
  entitled: { role: 'admin', userIds: settings.admins },
});

/** Shown when nothing was chosen yet: guesses by name, and whoever sets up as the first release manager. */
const suggestedRooms = async (house: House, visit: Visit, settings: WorkspaceSettings): Promise<Rooms> => {
  const { releasesChannelId, announcementChannelIds, releaseManagers } = settings;
  const channels = await house.store.reads.channels(visit.actor.workspaceId);
  const announcement = guessAnnouncementChannel(channels);
  const guessed = announcement === null ? [] : [announcement];
  return {
    releasesChannelId: releasesChannelId ?? guessReleasesChannel(channels),
    announcementChannelIds: announcementChannelIds.length > 0 ? announcementChannelIds : guessed,
    releaseManagers: releaseManagers.length > 0 ? releaseManagers : [visit.actor.userId],
  };
};

const zoneOfSetUp = async (
  house: House,
  visit: Visit,
  settings: WorkspaceSettings,
): Promise<string | null> => {
  if (settings.version > 0) return null;
  const person = await house.store.reads.person(visit.actor.workspaceId, visit.actor.userId);
  return person?.zone ?? null;
};

/** Opens the set-up at its first screen, for those who may. */
export const openSetup = async (house: House, visit: Visit): Promise<Reply> => {
  const settings = await house.store.reads.settings(visit.actor.workspaceId);
  if (!mayChangeSettings(visit.actor, settings)) return refused(notAdmin(settings));
  const zone = (await zoneOfSetUp(house, visit, settings)) ?? settings.zone;
  const rooms = await suggestedRooms(house, visit, settings);
  const holidays = await holidaysToShow(settings, zone);
  return open(await roomsScreen({ rooms, zoneWords: zoneInWords(zone), shared: [], holidays }));
};

/** The first screen again, with everything that was typed into it. */
const drawAgain = async (
  house: House,
  visit: Visit,
  { metadata, typed }: OpenView,
  { asMenu, withShared }: { asMenu: boolean; withShared: boolean },
): Promise<Reply> => {
  const { reads } = house.store;
  const settings = await reads.settings(visit.actor.workspaceId);
  const zone = (await zoneOfSetUp(house, visit, settings)) ?? settings.zone;
  const rooms = readRooms(typed);
  const region = regionFrom(typed, memoryOf(metadata).region) ?? null;
  const shared = withShared ? await unconfirmedShared(reads, settings, rooms.announcementChannelIds, []) : [];
  const holidays = { region, zone, asMenu };
  return update(await roomsScreen({ rooms, zoneWords: zoneInWords(zone), shared, holidays }));
};

/** Change beside the public holidays: the menu takes the place of the line. Nothing is saved. */
const changeHolidays =
  (house: House) =>
  async (visit: ActionVisit): Promise<Reply> => {
    const settings = await house.store.reads.settings(visit.actor.workspaceId);
    if (!mayChangeSettings(visit.actor, settings)) return refused(notAdmin(settings));
    if (visit.view === null) return { kind: 'nothing' };
    const withShared = memoryOf(visit.view.metadata).asked.length > 0;
    return drawAgain(house, visit, visit.view, { asMenu: true, withShared });
  };

const departmentsScreen = (settings: WorkspaceSettings): Reply =>
  update(
    settings.departments.length === 0 || isUntouchedStarter(settings.departments)
      ? presetScreen('the_eight')
      : ownDepartmentsScreen(settings.departments),
  );

const submitRooms = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { typed, metadata } = visit.view;
  const { reads } = house.store;
  const before = await reads.settings(visit.actor.workspaceId);
  const rooms = readRooms(typed);
  const confirmedShared = typedList(typed, CONFIRM_SHARED);
  const open = await unconfirmedShared(reads, before, rooms.announcementChannelIds, confirmedShared);
  const { asked, region: proposed } = memoryOf(metadata);
  const notAsked = open.filter(({ channelId }) => !asked.includes(channelId));
  const zone = await zoneOfSetUp(house, visit, before);
  if (notAsked.length > 0 && mayChangeSettings(visit.actor, before)) {
    return drawAgain(house, visit, visit.view, { asMenu: hasHolidayMenu(typed), withShared: true });
  }
  const place = { zone, region: regionFrom(typed, before.version > 0 ? '' : proposed) };
  const saved = await changeSettings(house, visit.request, saveRooms(rooms, place, house.ids), {
    confirmedShared,
  });
  if (saved.ok) return departmentsScreen(await reads.settings(visit.actor.workspaceId));
  return saved.refusal.code === 'fields_invalid'
    ? { kind: 'fields', problems: atRoomBlocks(saved.refusal.problems) }
    : refused(saved.refusal);
};

const speakers = async (house: House, workspaceId: string, page: number): Promise<Reply> => {
  const { reads } = house.store;
  const settings = await reads.settings(workspaceId);
  return update(speakersScreen(settings, await reads.channels(workspaceId), page));
};

const submitDepartments = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { typed, metadata } = visit.view;
  const change = saveDepartments(typed, metadata.extra ?? '', house.ids);
  const saved = await changeSettings(house, visit.request, change);
  return saved.ok ? speakers(house, visit.actor.workspaceId, 0) : refused(saved.refusal);
};

const submitSpeakers =
  (house: House, slashCommand: string) =>
  async (visit: ViewVisit): Promise<Reply> => {
    const { typed, metadata } = visit.view;
    const { workspaceId } = visit.actor;
    const { reads } = house.store;
    const page = Number(metadata.extra ?? '0');
    const saved = await changeSettings(house, visit.request, saveSpeakers(typed, page));
    const settings = await reads.settings(workspaceId);
    if (!saved.ok) {
      return saved.refusal.code === 'fields_invalid'
        ? { kind: 'fields', problems: atSpeakerBlocks(saved.refusal.problems, settings.departments) }
        : refused(saved.refusal);
    }
    const next = page + 1;
    if (next < pageCount(settings.departments)) return speakers(house, workspaceId, next);
    return update(doneScreen(settings, await channelsOutside(reads, settings), slashCommand));
  };

/** Another preset was picked: the names change, nothing is saved. */
const choosePreset = async (visit: ActionVisit): Promise<Reply> => {
  const chosen = visit.chosen[0] ?? '';
  return isPreset(chosen) ? update(presetScreen(chosen)) : { kind: 'nothing' };
};

/** `/release setup`, its three screens, and "Who speaks for …?". */
export const registerSetup = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'setup',
    usage: '',
    summary: 'Set Greenlight up: channels, departments, people.',
    run: (visit) => openSetup(house, visit),
  });
  edge.onAction(SETUP_ACTIONS.open, (visit) => openSetup(house, visit));
  edge.onAction(SETUP_ACTIONS.preset, choosePreset);
  edge.onAction(SETUP_ACTIONS.holidays, changeHolidays(house));
  edge.onSubmit(SETUP_FORMS.rooms, (visit) => submitRooms(house, visit));
  edge.onSubmit(SETUP_FORMS.departments, (visit) => submitDepartments(house, visit));
  edge.onSubmit(SETUP_FORMS.speakers, submitSpeakers(house, edge.slashCommand));
  registerSpeakers(edge, house);
};
