import { expect, test } from 'vitest';
import { PLAN_ACTIONS, PLAN_FORMS, PLAN_SHORTCUTS } from '../../../../src/adapters/slack/planning/ids.ts';
import { emptySettings } from '../../../../src/domain/settings/settings.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import {
  aGreenLight,
  aLight,
  anActor,
  aPlan,
  aRelease,
  aStartedRelease,
  DEPARTMENT_KEYS,
  leadOf,
  someSettings,
} from '../../../support/builders.ts';
import { buttonsIn, GUEST, messageOf, OUTSIDER, planningHouse, refusalOf, viewOf } from './planning-house.ts';

const reader = readerIn('Europe/Berlin', Date.parse('2026-11-17T09:00:00.000Z'));
const read = (reply: Parameters<typeof messageOf>[0]): string => readMessage(messageOf(reply), reader);

const SECRET = aStartedRelease({
  id: 'rel-secret',
  key: 'secret-9',
  plan: aPlan({ name: 'Secret', version: '9' }),
  visibility: 'confidential',
});
const COMMANDS = ['show', 'status', 'edit', 'start', 'hold', 'resume', 'cancel', 'handover'];

test('an outsider reads of a confidential release what they would read of an unknown one', async () => {
  const { edge } = await planningHouse({ releases: [SECRET, aRelease()] });
  const who = { actor: OUTSIDER };
  for (const command of COMMANDS) {
    const [secret, unknown] = [
      await edge.command(`${command} secret-9`, who),
      await edge.command(`${command} nothing-9`, who),
    ];
    expect(JSON.stringify(secret).replaceAll('secret-9', 'nothing-9'), command).toBe(JSON.stringify(unknown));
  }
  expect(read(await edge.command('list', who))).toContain('No release is planned');
  expect(read(await edge.command('status', who))).toContain('No release is running');
});

test('an outsider learns nothing from a button of a release that they may not see', async () => {
  const { edge } = await planningHouse({ releases: [SECRET] });
  const { show, details, allLights, hold, cancel, edit, scope, people, handOver } = PLAN_ACTIONS;
  for (const action of [show, details, allLights, hold, cancel, edit, scope, people, handOver]) {
    const of = (releaseId: string) => edge.click(action, { ids: { releaseId }, actor: OUTSIDER });
    expect(await of('rel-secret'), action).toEqual(await of('rel-nothing'));
  }
});

test('guests read that they can read and give feedback', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()] });
  for (const command of ['', 'list', ...COMMANDS]) {
    expect(refusalOf(await edge.command(command, { actor: GUEST })), command).toBe('not_a_member');
  }
});

test('an unconfigured workspace answers with its set-up', async () => {
  const { edge } = await planningHouse({ settings: { ...emptySettings('T0GREEN'), version: 1 } });
  for (const command of ['', 'new', 'list', ...COMMANDS]) {
    expect(refusalOf(await edge.command(command)), command).toBe('not_set_up');
  }
});

test('the list says where each release stands, and leaves rehearsals out', async () => {
  const practice = aRelease({ id: 'rel-p', key: 'trial-1', practice: true, plan: aPlan({ name: 'Trial' }) });
  const { edge } = await planningHouse({ releases: [aStartedRelease(), practice] });
  const words = read(await edge.command('list'));
  expect(words).toContain('*Collecting green lights:* 0 of 8 green.');
  expect(words).not.toContain('Trial');
});

test('status names what is in the way and who can answer', async () => {
  const lights = DEPARTMENT_KEYS.map((key) =>
    key === 'docs' ? aLight('docs', { askedAt: '2026-11-17T09:00:00.000Z' }) : aGreenLight(key),
  );
  const { edge } = await planningHouse({ releases: [aStartedRelease({ lights })] });
  const words = read(await edge.command('status atlas'));
  expect(words).toContain('Docs: no answer yet.');
  expect(words).toContain(`*Docs*: @${leadOf('docs')}`);
});

test('not asked, waiting and on track have marks of their own on the card, in status and in what is in the way', async () => {
  const askedAt = '2026-11-17T09:00:00.000Z';
  const lights = DEPARTMENT_KEYS.map((key) => {
    if (key === 'docs') return aLight(key, { askedAt });
    if (key === 'qa') return aLight(key, { askedAt, state: 'on_track' });
    return key === 'sales' ? aLight(key) : aGreenLight(key);
  });
  const { edge } = await planningHouse({ releases: [aStartedRelease({ lights })] });
  const inTheWay =
    ':hourglass_flowing_sand: Waiting for Docs · :hammer_and_wrench: On track: QA · :white_circle: Not asked yet: Sales';
  const card = JSON.stringify(messageOf(await edge.command('show atlas')).blocks);
  const status = messageOf(await edge.command('status atlas'));
  for (const words of [card, status.text]) expect(words).toContain(inTheWay);
  for (const words of [card, JSON.stringify(status.blocks)]) {
    expect(words).toContain(':hourglass_flowing_sand: *Docs*');
    expect(words).toContain(':hammer_and_wrench: *QA*');
    expect(words).toContain(':white_circle: *Sales*');
  }
});

test('a finished build alone reads "Code is ready", with how far the release is', async () => {
  const lights = DEPARTMENT_KEYS.map((key) =>
    ['eng', 'qa', 'docs'].includes(key)
      ? aGreenLight(key)
      : aLight(key, { askedAt: '2026-11-17T09:00:00.000Z' }),
  );
  const { edge } = await planningHouse({ releases: [aStartedRelease({ lights })] });
  expect(read(await edge.command('show atlas'))).toContain('*Code is ready.* 3 of 8 green.');
});

test('with every light green nobody speaks of the code alone', async () => {
  const lights = (['eng', 'qa'] as const).map((key) => aGreenLight(key));
  const { edge } = await planningHouse({ releases: [aStartedRelease({ stage: 'sign_off', lights })] });
  const words = read(await edge.command('show atlas'));
  expect(words).toContain('both green, nothing is in the way');
  expect(words).not.toContain('Code is ready');
});

test('show gives the manager everything to steer with, a lead Hold, and others nothing', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()] });
  const idsFor = async (actor: ReturnType<typeof anActor>) =>
    buttonsIn(messageOf(await edge.command('show atlas', { actor }))).map(({ id }) => id);
  expect(await idsFor(anActor())).toEqual(expect.arrayContaining([PLAN_ACTIONS.edit, PLAN_ACTIONS.hold]));
  const lead = await idsFor(anActor({ userId: leadOf('docs'), name: 'Dana' }));
  expect(lead).toContain(PLAN_ACTIONS.hold);
  expect(lead).not.toContain(PLAN_ACTIONS.edit);
  expect(await idsFor(OUTSIDER)).toEqual([PLAN_ACTIONS.details]);
});

test('the card’s "…" holds for those who may, and shows what is in the way to everybody', async () => {
  const { edge, releaseNow } = await planningHouse({ releases: [aStartedRelease()] });
  const more = (extra: string, actor = anActor()) =>
    edge.clickMessage(PLAN_ACTIONS.cardMore, { releaseId: 'rel-atlas', extra }, { actor });
  expect(read(await more('status', OUTSIDER))).toContain('In the way');
  expect(refusalOf(await more('hold', OUTSIDER))).toBe('not_entitled');
  expect(viewOf(await more('hold')).callback_id).toBe(PLAN_FORMS.hold);
  await edge.command('hold atlas-2.0 A storm.');
  expect(refusalOf(await more('resume', OUTSIDER))).toBe('not_entitled');
  await more('resume');
  expect((await releaseNow('rel-atlas')).hold).toBeNull();
});

test('status of the only running release says at once what is in the way', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease(), aRelease({ id: 'r2', key: 'b-1' })] });
  const words = read(await edge.command('status'));
  expect(words).toContain('*In the way*');
  expect(words).toContain('*Who is waited for*');
});

test('show of a cancelled release says why', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()] });
  await edge.command('cancel atlas-2.0 No budget this year.');
  const words = read(await edge.command('show atlas-2.0'));
  expect(words).toContain('*Why it was cancelled*');
  expect(words).toContain('No budget this year.');
});

test('who only wanted to look reads that nothing is shown', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()] });
  const looks = { kind: 'refused', refusal: { code: 'not_a_member', reading: true } };
  for (const command of ['list', 'status', 'show atlas']) {
    expect(await edge.command(command, { actor: GUEST }), command).toMatchObject(looks);
  }
  const empty = await planningHouse({ settings: { ...emptySettings('T0GREEN'), version: 1 } });
  const nothing = { refusal: { code: 'not_set_up', reading: true } };
  expect(await empty.edge.command('list')).toMatchObject(nothing);
});

test('from nine departments on the card shows those not green, and all for who asks', async () => {
  const green = Array.from({ length: 9 }, (_, index) => ({
    ...aGreenLight('qa'),
    departmentId: `d${index}`,
    name: `Area ${index}`,
  }));
  const release = aStartedRelease({
    lights: [...green, aLight('docs', { askedAt: '2026-11-17T09:00:00.000Z' })],
  });
  const { edge } = await planningHouse({ releases: [release] });
  const card = read(await edge.command('show atlas'));
  expect(card).toContain('9 green');
  expect(card).not.toContain('Area 3');
  expect(card).toContain('Docs');
  const all = read(await edge.click(PLAN_ACTIONS.allLights, { ids: { releaseId: 'rel-atlas' } }));
  expect(all).toContain('Area 3');
});

test('details say what is written and what is not', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease({ plan: aPlan({ goal: '' }) })] });
  const view = viewOf(await edge.click(PLAN_ACTIONS.details, { ids: { releaseId: 'rel-atlas' } }));
  const words = readView(view, reader);
  expect(words).toContain('Boards can be shared with a link.');
  expect(words).toContain('Not written yet: goal.');
});

test('the command without words shows what needs me, and what to do where nothing does', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()], settings: someSettings() });
  const lead = { actor: anActor({ userId: leadOf('docs'), name: 'Dana' }) };
  const words = read(await edge.command('', lead));
  expect(words).toContain('is *Docs* ready for the launch');
  expect(words).toContain('Answer for Atlas 2.0');
  expect(read(await edge.shortcutBy(PLAN_SHORTCUTS.needsMe, lead))).toBe(words);
  expect(read(await edge.command('', { actor: OUTSIDER }))).toContain('Nothing needs you');
});

test('show gives the manager their draft with everything to press', async () => {
  const { edge } = await planningHouse({ releases: [aRelease()] });
  expect(read(await edge.command('show atlas'))).toContain('[[Start]]');
  expect(refusalOf(await edge.command('show atlas', { actor: OUTSIDER }))).toBe('unknown_release');
});
