import { describe, expect, test } from 'vitest';
import { SETUP_ACTIONS, SETUP_FORMS } from '../../../../src/adapters/slack/setup/ids.ts';
import {
  renderSpeakerDecided,
  renderSpeakerProposed,
  renderWhoSpeaks,
} from '../../../../src/adapters/slack/setup/speaker-messages.ts';
import { updateDirectory } from '../../../../src/application/directory/update-directory.ts';
import type { DueRow } from '../../../../src/application/ports.ts';
import { openProposals } from '../../../../src/application/settings/speaker-proposals.ts';
import { addMinutes } from '../../../../src/domain/calendar.ts';
import { aDepartment, anActor, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { messageOf } from '../../../support/store.ts';
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

const drawn = (rendered: Awaited<ReturnType<typeof renderWhoSpeaks>>): string =>
  'message' in rendered ? JSON.stringify(rendered.message) : `skipped: ${rendered.skip}`;

/** Stores the row's message as posted, so that its next drawing is an edit. */
const post = async (house: Awaited<ReturnType<typeof setupHouse>>, row: DueRow) =>
  house.store.due.sent(
    row.id,
    messageOf(row, { metadataKey: row.metadataKey, ts: `17.${row.id}` }),
    house.now(),
  );

test('the messages about a proposal are drawn from what their rows name', async () => {
  const house = await setupHouse({ settings: nobodyForDocs() });
  await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS, member);
  const { reads } = house.store;
  const row = await rowOf(house, 'speaker_proposed:');
  expect(drawn(await renderSpeakerProposed(row, reads, SURROUNDINGS))).toContain('I speak for Docs');
  await house.edge.clickMessage(SETUP_ACTIONS.confirm, { ...DOCS, extra: 'U0MEMBER' });
  const decided = await renderSpeakerDecided(await rowOf(house, 'speaker_decided:'), reads, SURROUNDINGS);
  expect('message' in decided && decided.message.text).toContain('You speak for Docs now');
});

describe('once it is settled who speaks', () => {
  const asked = async () => {
    const settings = { ...nobodyForDocs(), admins: ['U0MAYA', 'U0ANNA'] };
    const house = await setupHouse({ settings });
    // Any change of the settings asks for departments without a speaker.
    await updateDirectory(house.house, WORKSPACE, { people: [], channels: [], complete: false });
    await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS, member);
    const rows = await house.store.due.claimDeliveries(addMinutes(house.now(), 60), 100, []);
    for (const row of rows) await post(house, row);
    return house;
  };
  const redrawn = async (house: Awaited<ReturnType<typeof setupHouse>>) => {
    const { reads } = house.store;
    const rows = await house.store.due.claimDeliveries(addMinutes(house.now(), 60), 100, []);
    const boards = rows.filter(({ kind }) => kind.startsWith('board.'));
    return Promise.all(
      boards.map(async (row) => {
        const render = row.kind === 'board.who_speaks' ? renderWhoSpeaks : renderSpeakerProposed;
        return drawn(await render(row, reads, SURROUNDINGS));
      }),
    );
  };

  test('the question and the confirmation of every admin say so, without buttons', async () => {
    const house = await asked();
    await house.edge.clickMessage(SETUP_ACTIONS.confirm, { ...DOCS, extra: 'U0MEMBER:U0MEMBER' });
    const boards = await redrawn(house);
    expect(boards).toHaveLength(3);
    for (const board of boards) {
      expect(board).toContain('<@U0MEMBER> speaks for Docs now.');
      expect(board).not.toContain('"button"');
    }
  });

  test('declined, the confirmations lose their buttons and the question stays open', async () => {
    const house = await asked();
    await house.edge.clickMessage(SETUP_ACTIONS.decline, { ...DOCS, extra: 'U0MEMBER:U0MEMBER' });
    const boards = await redrawn(house);
    expect(boards.filter((board) => board.includes('Settled: <@U0MEMBER> does not speak'))).toHaveLength(2);
    expect(boards.filter((board) => board.includes('I do'))).toHaveLength(1);
    expect(await openProposals(house.store.reads, { workspaceId: WORKSPACE, userId: 'U0ANNA' })).toEqual([]);
  });

  test('somebody who offers is named at once, and others can still be suggested', async () => {
    const house = await setupHouse({ settings: nobodyForDocs() });
    await updateDirectory(house.house, WORKSPACE, { people: [], channels: [], complete: false });
    await post(house, await rowOf(house, 'who_speaks:'));
    await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS, member);
    // The question changes before those who confirm were asked.
    const first = (await redrawn(house)).find((board) => board.includes('offered'));
    expect(first).toContain('<@U0MEMBER> offered to speak for Docs; an admin or release manager confirms.');
    expect(first).not.toContain('"I do"');
    expect(first).toContain('Suggest someone else');
  });

  test('a suggestion says who made it, and its form closes', async () => {
    const house = await setupHouse({ settings: nobodyForDocs(), people: [aPerson('U0LATE', 'Lars')] });
    await updateDirectory(house.house, WORKSPACE, { people: [], channels: [], complete: false });
    await post(house, await rowOf(house, 'who_speaks:'));
    const reply = await house.edge.send(SETUP_FORMS.suggest, DOCS, { person: 'U0LATE' }, member);
    expect(reply.kind).toBe('whisper');
    expect((await redrawn(house)).join()).toContain(
      '<@U0MEMBER> suggested that <@U0LATE> speaks for Docs; an admin or release manager confirms.',
    );
  });

  test('an open confirmation is known for Home, for those who were asked', async () => {
    const { store } = await asked();
    const forAnna = { workspaceId: WORKSPACE, userId: 'U0ANNA' };
    expect(await openProposals(store.reads, forAnna)).toEqual([
      { departmentId: 'dep-docs', userId: 'U0MEMBER', proposedBy: 'U0MEMBER' },
    ]);
    expect(await openProposals(store.reads, { ...forAnna, userId: 'U0MEMBER' })).toEqual([]);
  });

  test('somebody else who says "I do" is told who speaks', async () => {
    const house = await asked();
    await house.edge.clickMessage(SETUP_ACTIONS.confirm, { ...DOCS, extra: 'U0MEMBER:U0MEMBER' });
    const actor = anActor({ userId: 'U0LATE', name: 'Lars' });
    const reply = await house.edge.clickMessage(SETUP_ACTIONS.iSpeak, DOCS, { actor });
    expect(messageIn(reply).text).toContain('<@U0MEMBER> speaks for Docs already');
    expect(await docsLeads(house)).toEqual(['U0MEMBER']);
  });
});
