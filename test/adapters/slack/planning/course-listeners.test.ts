import { expect, test } from 'vitest';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import { PLAN_ACTIONS, PLAN_FORMS } from '../../../../src/adapters/slack/planning/ids.ts';
import type { Release } from '../../../../src/domain/release.ts';
import {
  aDepartment,
  aLight,
  anActor,
  aPlan,
  aRelease,
  aStartedRelease,
  DEPARTMENT_KEYS,
  launchOn,
  leadOf,
  MAYA,
  someSettings,
} from '../../../support/builders.ts';
import {
  buttonsIn,
  GUEST,
  initialOf,
  messageOf,
  OMAR,
  OUTSIDER,
  planningHouse,
  refusalOf,
  viewOf,
} from './planning-house.ts';

const ATLAS = { releaseId: 'rel-atlas' };
const borealis = (overrides = {}) =>
  aStartedRelease({
    id: 'rel-borealis',
    key: 'borealis-1.1',
    plan: aPlan({ name: 'Borealis', version: '1.1' }),
    ...overrides,
  });

test('start by command says what happens; by the card’s button the card says it', async () => {
  const first = await planningHouse({ releases: [aRelease()] });
  const words = messageOf(await first.edge.command('start atlas-2.0')).text;
  expect(words).toContain('*Atlas 2.0* is started. 8 departments hear now');
  expect((await first.releaseNow('rel-atlas')).stage).toBe('planning');
  const second = await planningHouse({ releases: [aRelease()] });
  expect(await second.edge.clickMessage(PLAN_ACTIONS.start, ATLAS)).toEqual({ kind: 'nothing' });
  expect((await second.releaseNow('rel-atlas')).stage).toBe('planning');
});

test('Start says who is asked at once, who later, and where the card really goes', async () => {
  const leadTimeDays = (key: string): number => (key === 'qa' ? 60 : 0);
  const departments = DEPARTMENT_KEYS.map((key) => aDepartment(key, { leadTimeDays: leadTimeDays(key) }));
  const lights = DEPARTMENT_KEYS.map((key) => aLight(key, { leadTimeDays: leadTimeDays(key) }));
  const settings = someSettings({ departments });
  const startOf = async (overrides: Partial<Release>) => {
    const { edge } = await planningHouse({ releases: [aRelease({ lights, ...overrides })], settings });
    const card = messageOf(await edge.command('show atlas'));
    return { card: JSON.stringify(card.blocks), said: messageOf(await edge.command('start atlas-2.0')).text };
  };
  const open = await startOf({});
  for (const words of [open.card, open.said]) {
    expect(words).toContain(
      'One department is asked at once, 7 hear what is coming. Its card goes to <#C0REL>.',
    );
  }
  const secret = await startOf({ visibility: 'confidential', privateChannelId: 'C0SECRET' });
  for (const words of [secret.card, secret.said]) expect(words).toContain('Its card goes to <#C0SECRET>.');
  const own = await startOf({ visibility: 'confidential', privateChannelId: null });
  for (const words of [own.card, own.said]) expect(words).toContain('Its card stays with you.');
});

test('a refusal carries the release that it is about', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()] });
  expect(await edge.command('resume atlas-2.0')).toMatchObject({ kind: 'refused', releaseId: 'rel-atlas' });
  const edit = await edge.command('edit atlas-2.0', { actor: OUTSIDER });
  expect(edit).toMatchObject({ kind: 'refused', releaseId: 'rel-atlas' });
});

test('a draft that is cancelled told nobody', async () => {
  const { edge } = await planningHouse({ releases: [aRelease()] });
  const said = messageOf(await edge.command('cancel atlas-2.0 No budget.')).text;
  expect(said).toContain('Nobody was asked yet, so nobody is told.');
});

test('the same request twice starts once and is answered alike', async () => {
  const { edge, releaseNow } = await planningHouse({ releases: [aRelease()] });
  const once = await edge.command('start atlas', { key: 'same' });
  const { version } = await releaseNow('rel-atlas');
  expect(await edge.command('start atlas', { key: 'same' })).toEqual(once);
  expect((await releaseNow('rel-atlas')).version).toBe(version);
});

test('hold takes its reason from the command, with or without the key', async () => {
  const { edge, releaseNow } = await planningHouse({ releases: [aStartedRelease()] });
  await edge.command('hold atlas-2.0 The storm is here.');
  expect((await releaseNow('rel-atlas')).hold?.reason).toBe('The storm is here.');
  const other = await planningHouse({ releases: [aStartedRelease()] });
  await other.edge.command('hold at the request of QA');
  expect((await other.releaseNow('rel-atlas')).hold?.reason).toBe('at the request of QA');
});

test('hold without a reason asks for one; a lead of the release may hold it', async () => {
  const { edge, fillIn, releaseNow } = await planningHouse({ releases: [aStartedRelease()] });
  const actor = anActor({ userId: leadOf('qa'), name: 'Quin' });
  const reply = await edge.command('hold atlas', { actor });
  expect(viewOf(reply).callback_id).toBe(PLAN_FORMS.hold);
  const said = await fillIn(reply, { reason: 'A bug.' }, actor);
  expect(messageOf(said).text).toContain('*Atlas 2.0* is on hold');
  expect(said.kind, 'the form closes').toBe('whisper');
  expect((await releaseNow('rel-atlas')).hold).toMatchObject({ reason: 'A bug.', by: { name: 'Quin' } });
});

test('nobody fills in a form that they may not send', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()] });
  const who = { ids: ATLAS, actor: OUTSIDER };
  for (const action of [PLAN_ACTIONS.hold, PLAN_ACTIONS.cancel, PLAN_ACTIONS.handOver]) {
    expect(refusalOf(await edge.click(action, who)), action).toBe('not_entitled');
  }
  expect(refusalOf(await edge.click(PLAN_ACTIONS.hold, { ids: ATLAS, actor: GUEST }))).toBe('not_a_member');
});

test('several releases leave the choice, and the words typed come along', async () => {
  const { edge, releaseNow } = await planningHouse({ releases: [aStartedRelease(), borealis()] });
  const buttons = buttonsIn(messageOf(await edge.command('hold We found a bug.')));
  expect(buttons.map(({ text }) => text).sort()).toEqual(['Hold Atlas 2.0', 'Hold Borealis 1.1']);
  const chosen = buttons.find(({ text }) => text === 'Hold Borealis 1.1');
  const reply = await edge.click(chosen?.id ?? '', { ids: unpackIds(chosen?.value) });
  expect(initialOf(viewOf(reply)).reason).toBe('We found a bug.');
  expect((await releaseNow('rel-borealis')).hold).toBeNull();
});

test('in a department’s channel the key may be left out when one running release concerns it', async () => {
  const elsewhere = borealis({ lights: borealis().lights.slice(0, 2) });
  const { edge, releaseNow } = await planningHouse({ releases: [aStartedRelease(), elsewhere] });
  await edge.command('hold We found a bug.', { channelId: 'C0DOCS' });
  expect((await releaseNow('rel-atlas')).hold?.reason).toBe('We found a bug.');
});

test('resume goes on at once, or asks for a new date when the old one has passed', async () => {
  const hold = { by: MAYA, at: '2026-11-17T09:00:00.000Z', reason: 'A storm.' };
  const { edge, fillIn, moment, releaseNow } = await planningHouse({ releases: [aStartedRelease({ hold })] });
  expect(messageOf(await edge.command('resume')).text).toContain('goes on');
  await edge.command('hold atlas-2.0 Again.');
  moment.now = '2026-12-20T09:00:00.000Z';
  const form = await edge.command('resume');
  expect(viewOf(form).callback_id).toBe(PLAN_FORMS.resume);
  const past = await fillIn(form, { date: '2026-12-19' });
  expect(past).toMatchObject({ kind: 'fields', problems: [{ field: 'date' }] });
  await fillIn(form, { date: '2027-01-14' });
  expect(await releaseNow('rel-atlas')).toMatchObject({
    hold: null,
    plan: { launch: launchOn('2027-01-14') },
  });
});

test('cancel asks why, keeps what was typed when it is refused, and ends it', async () => {
  const { edge, fillIn, releaseNow } = await planningHouse({ releases: [aStartedRelease()] });
  const form = await edge.command('cancel atlas');
  expect(viewOf(form).close?.text).toBe('Keep it');
  expect(messageOf(await fillIn(form, { reason: 'No budget.' })).text).toContain('is cancelled');
  expect((await releaseNow('rel-atlas')).stage).toBe('cancelled');
  expect(refusalOf(await fillIn(form, { reason: 'No budget at all.' }))).toBe('wrong_stage');
});

test('hand over by mention or by form, to full members only', async () => {
  const { edge, fillIn, releaseNow } = await planningHouse({ releases: [aStartedRelease()] });
  const refused = await edge.command(`handover atlas <@${GUEST.userId}|gus>`);
  expect(JSON.stringify(refused)).toContain('full member');
  const said = await edge.command(`handover atlas-2.0 <@${OMAR.userId}|omar>`);
  expect(messageOf(said).text).toBe('*Atlas 2.0* is managed by Omar now.');
  const omar = { actor: anActor(OMAR) };
  const form = await edge.command('handover', omar);
  await fillIn(form, { person: MAYA.userId }, omar.actor);
  expect((await releaseNow('rel-atlas')).manager).toEqual(MAYA);
});

test('"Who takes it?" is won by the first click, even for a draft', async () => {
  const gone = aRelease({ manager: { userId: 'U0GONE', name: 'Gina' }, seeksManager: true });
  const { edge, releaseNow } = await planningHouse({ releases: [gone] });
  expect(await edge.clickMessage(PLAN_ACTIONS.takeOver, ATLAS)).toEqual({ kind: 'nothing' });
  expect(await releaseNow('rel-atlas')).toMatchObject({ manager: MAYA, seeksManager: false });
  const second = await edge.clickMessage(PLAN_ACTIONS.takeOver, ATLAS, { actor: anActor(OMAR) });
  expect(second.kind).toBe('refused');
  expect((await releaseNow('rel-atlas')).manager).toEqual(MAYA);
});
