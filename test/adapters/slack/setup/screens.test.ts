import { describe, expect, test } from 'vitest';
import {
  ownDepartmentsScreen,
  presetScreen,
} from '../../../../src/adapters/slack/setup/departments-screen.ts';
import { doneScreen } from '../../../../src/adapters/slack/setup/done-screen.ts';
import { invitation } from '../../../../src/adapters/slack/setup/invitation.ts';
import { roomsScreen } from '../../../../src/adapters/slack/setup/rooms-screen.ts';
import { suggestForm } from '../../../../src/adapters/slack/setup/speaker-listeners.ts';
import {
  speakerDecided,
  speakerOffered,
  speakerProposed,
  whoSpeaks,
} from '../../../../src/adapters/slack/setup/speaker-messages.ts';
import { pageCount, speakersScreen } from '../../../../src/adapters/slack/setup/speakers-screen.ts';
import { PRESETS } from '../../../../src/domain/settings/settings-presets.ts';
import { aDepartment, someSettings } from '../../../support/builders.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { aChannel, aloud, wrongWithMessage, wrongWithView } from './drawn.ts';

const sixty = Array.from({ length: 60 }, (_, index) =>
  aDepartment('docs', { id: `d${index}`, key: `d${index}`, name: `Department ${index}` }),
);

describe('every screen is taken by Slack', () => {
  test('screen 1, with and without shared channels and with nothing chosen', async () => {
    const shared = [{ channelId: 'C1', name: 'news', sharedWith: 'T9' }];
    const rooms = { releasesChannelId: null, announcementChannelIds: [], releaseManagers: [] };
    const place = {
      zoneWords: 'Berlin time',
      holidays: { region: null, zone: 'Europe/Berlin', asMenu: false },
    };
    expect(wrongWithView(await roomsScreen({ rooms, ...place, shared: [] }))).toEqual([]);
    expect(wrongWithView(await roomsScreen({ rooms, ...place, shared }))).toEqual([]);
  });

  test.each([
    ['DE-BY-A', false, 'Public holidays: *Germany, Bavaria, Stadt Augsburg (DE-BY-A)*'],
    [null, false, 'Public holidays: *none*'],
    ['DE', true, 'Germany (DE) ▾'],
    [null, true, 'No public holidays ▾'],
  ])('screen 1 with public holidays of %s, as a menu: %s', async (region, asMenu, words) => {
    const rooms = { releasesChannelId: null, announcementChannelIds: [], releaseManagers: [] };
    const holidays = { region, zone: 'Europe/Berlin', asMenu };
    const view = await roomsScreen({ rooms, zoneWords: 'Berlin time', shared: [], holidays });
    expect(wrongWithView(view)).toEqual([]);
    expect(aloud(view)).toContain(words);
  });

  test.each(PRESETS)('screen 2 with the preset %s', (preset) => {
    expect(wrongWithView(presetScreen(preset))).toEqual([]);
  });

  test('screens 2 and 3 with sixty departments, ten pages of them', () => {
    const settings = someSettings({ departments: sixty });
    expect(wrongWithView(ownDepartmentsScreen(sixty))).toEqual([]);
    expect(pageCount(sixty)).toBe(10);
    for (let page = 0; page < 10; page++) {
      expect(wrongWithView(speakersScreen(settings, [], page))).toEqual([]);
    }
    const outside = sixty.map(({ id }) => ({ channelId: `C${id.toUpperCase()}`, known: null }));
    expect(wrongWithView(doneScreen(settings, outside, '/release'))).toEqual([]);
  });

  test.each(Object.entries(HOSTILE))('names of departments that are %s', (_what, name) => {
    const department = aDepartment('docs', {
      name,
      question: name,
      leads: [],
      deputies: [],
      channelId: null,
    });
    const settings = someSettings({ departments: [department] });
    expect(wrongWithView(ownDepartmentsScreen([department]))).toEqual([]);
    expect(wrongWithView(speakersScreen(settings, [aChannel('C1', name)], 0))).toEqual([]);
    expect(wrongWithView(doneScreen(settings, [], '/release'))).toEqual([]);
    expect(wrongWithView(suggestForm(department))).toEqual([]);
    const proposed = { department, userId: 'U1', proposedBy: 'U2' };
    const messages = [
      whoSpeaks(department),
      speakerOffered(department, proposed),
      speakerProposed(proposed),
      speakerDecided(department, false, '/r'),
    ];
    for (const message of messages) {
      expect(wrongWithMessage(message)).toEqual([]);
      expect(message.text).not.toMatch(/<!/);
    }
  });

  test('the invitation', () => {
    expect(wrongWithMessage(invitation('/release'))).toEqual([]);
    expect(aloud(invitation('/launches'))).toContain('/launches setup');
  });
});

test('a channel is guessed from the department’s name, and never offered twice', () => {
  const departments = [
    aDepartment('docs', { channelId: null }),
    aDepartment('qa', { channelId: null, name: 'Docs' }),
  ];
  const screen = speakersScreen(someSettings({ departments }), [aChannel('C0X', 'team-docs')], 0);
  expect(aloud(screen).match(/#x ▾/g)).toHaveLength(1);
  expect(aloud(screen)).toContain('Guessed from its name');
});

test('a department without anybody shows at once that nobody can answer', () => {
  const settings = someSettings({ departments: [aDepartment('docs', { leads: [], deputies: [] })] });
  expect(aloud(doneScreen(settings, [], '/release'))).toContain('Nobody can answer yet for Docs.');
});

test('a private channel gets the words to type there, a public one that is being joined does not', () => {
  const outside = [
    { channelId: 'C0SECRET', known: aChannel('C0SECRET', 'secret', { isPrivate: true }) },
    { channelId: 'C0OPEN', known: aChannel('C0OPEN', 'open') },
  ];
  const words = aloud(doneScreen(someSettings(), outside, '/release'));
  expect(words).toContain('Type `/invite @Greenlight` in #secret.');
  expect(words).not.toContain('#open');
});
