import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, formatTime, toInstant, toWall, weekdayOf } from '../../../src/domain/calendar.ts';
import {
  ADMIN,
  ATLAS,
  CHANNELS,
  DEPARTMENTS,
  deputyName,
  hasDeputy,
  inboxId,
  leadName,
  PEOPLE,
  READER,
  STARTS_AT,
} from '../../../src/practice/demo/stage/cast.ts';
import { newestWith } from '../../../src/practice/demo/stage/doing.ts';
import { setUp } from '../../../src/practice/demo/stage/set-up.ts';
import { openScene } from './open-scene.ts';

const AT_WORK = '12:00';

test('the demo starts on a Monday at nine where the company sits, and Atlas launches on a Thursday', () => {
  const { date, time } = toWall(STARTS_AT, ATLAS.launch.zone);
  expect([weekdayOf(date), time]).toEqual([1, '09:00']);
  expect(weekdayOf(ATLAS.launch.date)).toBe(4);
});

test.each([...new Set(PEOPLE.map(({ tz }) => tz ?? 'UTC'))].map((zone) => [zone]))(
  'no clock is changed in %s between the start and the look back',
  (zone) => {
    const noonOn = (date: string): string => toInstant({ date, time: AT_WORK, zone });
    const first = noonOn(toWall(STARTS_AT, zone).date);
    const last = noonOn(addDays(ATLAS.launch.date, 14));
    expect(formatTime(first, 'UTC')).toBe(formatTime(last, 'UTC'));
  },
);

test('people and channels are called differently, and every channel is seen by the reader', () => {
  for (const names of [
    PEOPLE.map(({ id }) => id),
    PEOPLE.map(({ name }) => name),
    CHANNELS.map(({ id }) => id),
    CHANNELS.map(({ name }) => name),
  ]) {
    expect(new Set(names).size).toBe(names.length);
  }
  for (const { members } of CHANNELS) expect(members).toContain(READER.id);
});

let scene: Awaited<ReturnType<typeof openScene>>;
let overview: string;
beforeAll(async () => {
  scene = await openScene();
  await setUp(scene);
  const admin = scene.slack.person(ADMIN.id);
  await admin.types('#releases', '/release settings');
  overview = admin.modal?.text ?? '';
});
afterAll(() => scene.stop());

test.each(DEPARTMENTS)(
  'after the set-up $name is asked in its channel, of its own people',
  ({ key, name, channel }) => {
    const deputies = hasDeputy(key) ? ` · deputies: @${deputyName(key)}` : '';
    expect(overview).toContain(`*${name}*\n#${channel} · leads: @${leadName(key)}${deputies} · `);
  },
);

test.each(DEPARTMENTS)('after the set-up $name is asked in its own hours', async ({ name, zone }) => {
  const admin = scene.slack.person(ADMIN.id);
  await admin.types('#releases', '/release settings');
  if (admin.modal === null) throw new Error('The settings are not open.');
  const nth = DEPARTMENTS.findIndex((each) => each.name === name);
  await admin.clicks(admin.modal, 'settings.edit_department', { nth });
  const isHome = zone === ATLAS.launch.zone;
  expect(admin.modal.text).toContain(name);
  expect(admin.modal.text.includes(zone)).toBe(!isHome);
});

test('after the set-up the bot is in every channel that it needs, and in no other', () => {
  const { channels, app } = scene.slack.workspace;
  const without = [...channels.values()]
    .filter(({ members }) => !members.has(app.botUserId))
    .map(({ name }) => name);
  expect(without).toEqual(['general']);
});

test('a person’s direct messages with the bot are where the stage says', async () => {
  const admin = scene.slack.person(ADMIN.id);
  await admin.opensHome();
  await scene.settle();
  expect(newestWith(admin.inbox, 'setup.open').channel).toBe(inboxId(ADMIN.id));
});
