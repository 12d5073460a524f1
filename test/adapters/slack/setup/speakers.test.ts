import { describe, expect, test } from 'vitest';
import { SETUP_ACTIONS, SETUP_FORMS } from '../../../../src/adapters/slack/setup/ids.ts';
import {
  renderSpeakerDecided,
  renderSpeakerProposed,
  renderWhoSpeaks,
} from '../../../../src/adapters/slack/setup/speaker-messages.ts';
import { updateDirectory } from '../../../../src/application/update-directory.ts';
import { addMinutes } from '../../../../src/domain/calendar.ts';
import { aDepartment, anActor, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { aPerson, messageIn } from './drawn.ts';
import { GUEST, MEMBER, setupHouse } from './setup-house.ts';

const nobodyForDocs = () => someSettings({ departments: [aDepartment('docs', { leads: [], deputies: [] })] });
const DOCS = { departmentId: 'dep-docs' };
const member = { actor: MEMBER };

const docsLeads = async ({ settingsNow }: Awaited<ReturnType<typeof setupHouse>>) =>
  (await settingsNow()).departments[0]?.leads;

describe('"Who speaks for Docs?"', () => {
  test('"I do" of a member asks admins and release managers, and names nobody yet', async () => {
    const house = await setupHouse({ settings: nobodyForDocs() });
    const reply = await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS, member);
    expect(messageIn(reply).text).toContain('An admin or release manager is asked');
    expect(await docsLeads(house)).toEqual([]);
    expect(await house.waitingKinds()).toContain('speaker_proposed:dep-docs:U0MEMBER:U0MEMBER:U0MAYA');
  });

  test('confirmed by an admin, the person is a lead and is told', async () => {
    const house = await setupHouse({ settings: nobodyForDocs() });
    const ids = { ...DOCS, extra: 'U0MEMBER' };
    const reply = await house.edge.clickMessage(SETUP_ACTIONS.confirm, ids);
    expect(reply.kind).toBe('replace');
    expect(await docsLeads(house)).toEqual(['U0MEMBER']);
    expect((await house.waitingKinds()).join()).toContain('speaker_decided:');
    const second = await house.edge.clickMessage(SETUP_ACTIONS.confirm, ids);
    expect(messageIn(second).text).toContain('already');
    expect(await docsLeads(house)).toEqual(['U0MEMBER']);
  });

  test('declined, nobody is named', async () => {
    const house = await setupHouse({ settings: nobodyForDocs() });
    await house.edge.clickMessage(SETUP_ACTIONS.decline, { ...DOCS, extra: 'U0MEMBER' });
    expect(await docsLeads(house)).toEqual([]);
  });

  test('an admin who says "I do" is believed at once', async () => {
    const house = await setupHouse({ settings: nobodyForDocs() });
    await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS);
    expect(await docsLeads(house)).toEqual(['U0MAYA']);
  });

  test('a release manager who is no admin confirms too', async () => {
    const settings = { ...nobodyForDocs(), releaseManagers: ['U0RM'] };
    const house = await setupHouse({ settings });
    const actor = anActor({ userId: 'U0RM', name: 'Rita' });
    await house.edge.clickMessage(SETUP_ACTIONS.confirm, { ...DOCS, extra: 'U0MEMBER' }, { actor });
    expect(await docsLeads(house)).toEqual(['U0MEMBER']);
  });

  test('nobody else confirms: a button that was copied does nothing', async () => {
    const house = await setupHouse({ settings: nobodyForDocs() });
    const ids = { ...DOCS, extra: 'U0MEMBER' };
    expect(await house.edge.clickMessage(SETUP_ACTIONS.confirm, ids, member)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not_entitled' },
    });
    expect(await docsLeads(house)).toEqual([]);
  });

  test('a guest neither speaks nor suggests, and cannot be suggested', async () => {
    const people = [aPerson('U0GUEST', 'Gus', { isFullMember: false })];
    const house = await setupHouse({ settings: nobodyForDocs(), people });
    const guest = { actor: GUEST };
    expect(await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS, guest)).toMatchObject({
      kind: 'refused',
    });
    expect(await house.edge.clickMessage(SETUP_ACTIONS.suggest, DOCS, guest)).toMatchObject({
      kind: 'refused',
    });
    const suggested = await house.edge.send(SETUP_FORMS.suggest, DOCS, { person: 'U0GUEST' }, member);
    expect(suggested).toMatchObject({ kind: 'refused', refusal: { code: 'fields_invalid' } });
  });
});

const rowOf = async (house: Awaited<ReturnType<typeof setupHouse>>, key: string) => {
  const [row] = (await house.store.due.claimDeliveries(addMinutes(house.now(), 60), 100, [])).filter((each) =>
    each.key.startsWith(key),
  );
  if (row === undefined) throw new Error(`Nothing waits under ${key}.`);
  return row;
};
const SURROUNDINGS = { now: '', workspaceUrl: 'https://x.slack.com/', slashCommand: '/release' };

describe('when all speakers of a department have left', () => {
  const leave = async () => {
    const lead = aPerson('U0LDOCS', 'Dana');
    const settings = someSettings({ departments: [aDepartment('docs', { deputies: [] })] });
    const house = await setupHouse({ settings, people: [lead] });
    const gone = { people: [{ ...lead, deleted: true, isFullMember: false }], channels: [] };
    await updateDirectory(house.house, WORKSPACE, gone);
    return house;
  };

  test('its channel is asked again who speaks', async () => {
    const house = await leave();
    const rendered = await renderWhoSpeaks(
      await rowOf(house, 'who_speaks:dep-docs:U0LDOCS'),
      house.store.reads,
      SURROUNDINGS,
    );
    expect('message' in rendered && rendered.message.text).toContain('Who speaks for Docs?');
  });

  test('the question is not asked any more once somebody was named before it was sent', async () => {
    const house = await leave();
    const row = await rowOf(house, 'who_speaks:');
    await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS);
    expect(await renderWhoSpeaks(row, house.store.reads, SURROUNDINGS)).toEqual({ skip: 'somebody speaks' });
  });
});

test('the messages about a proposal are drawn from what their rows name', async () => {
  const house = await setupHouse({ settings: nobodyForDocs() });
  await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS, member);
  const { reads } = house.store;
  const proposed = await renderSpeakerProposed(await rowOf(house, 'speaker_proposed:'), reads, SURROUNDINGS);
  expect('message' in proposed && proposed.message.text).toContain('I speak for Docs');
  await house.edge.clickMessage(SETUP_ACTIONS.confirm, { ...DOCS, extra: 'U0MEMBER' });
  const decided = await renderSpeakerDecided(await rowOf(house, 'speaker_decided:'), reads, SURROUNDINGS);
  expect('message' in decided && decided.message.text).toContain('You speak for Docs now');
});
