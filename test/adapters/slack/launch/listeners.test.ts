import { expect, test } from 'vitest';
import { LAUNCH_ACTIONS, LAUNCH_FORMS } from '../../../../src/adapters/slack/launch/ids.ts';
import { launchPromptSubject } from '../../../../src/domain/delivery/boards.ts';
import { nobody } from '../../../../src/practice/read/reader.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { anActor, leadOf, NOW, WORKSPACE } from '../../../support/builders.ts';
import { claimAll } from '../../../support/store.ts';
import { launchHouse, untouched } from './launch-house.ts';
import { AT_LAUNCH, deploying, greenRelease, launched, unreadyRelease } from './launch-scenes.ts';

const viewIn = (reply: { kind: string; view?: { callback_id?: string } }) => reply.view?.callback_id;

test('two clicks launch: the announcement opens as it will appear, and its submit publishes it', async () => {
  const { clicks, submits, current, store } = await launchHouse(greenRelease());
  const form = await clicks(LAUNCH_ACTIONS.open);
  expect(form).toMatchObject({ kind: 'open', view: { callback_id: LAUNCH_FORMS.announce } });
  expect(await submits(form, untouched(form))).toEqual({ kind: 'nothing' });
  const release = await current();
  expect(release).toMatchObject({ stage: 'launching', attempts: 1, launch: { liveAt: AT_LAUNCH } });
  const announced = await store.reads.announcement(WORKSPACE, release.announcementId ?? '');
  expect(announced).toMatchObject({ title: 'Atlas 2.0 is live', value: 'Shared boards.' });
  const [first] = await claimAll(store, AT_LAUNCH);
  expect(first?.kind).toBe('board.announcement');
});

test('a launch with something in the way opens nothing and says what it is', async () => {
  const { clicks, types } = await launchHouse(unreadyRelease());
  const reply = await clicks(LAUNCH_ACTIONS.open);
  expect(reply).toMatchObject({ kind: 'refused', refusal: { code: 'not_ready' }, releaseId: 'rel-atlas' });
  expect(await types('launch atlas-2.0')).toEqual(reply);
});

test('only the release manager may launch, an admin as such may not', async () => {
  const { clicks } = await launchHouse(greenRelease());
  const admin = anActor({ userId: 'U0ADMIN', name: 'Admin', isSlackAdmin: true });
  for (const actor of [admin, anActor({ userId: leadOf('docs') })]) {
    const reply = await clicks(LAUNCH_ACTIONS.open, { releaseId: 'rel-atlas' }, actor);
    expect(reply).toMatchObject({ refusal: { code: 'not_entitled', command: 'launch' } });
  }
});

test('days before the planned moment the launch asks first, then shows the announcement', async () => {
  const { clicks, submits, current } = await launchHouse(greenRelease(), NOW);
  const early = await clicks(LAUNCH_ACTIONS.open);
  expect(viewIn(early)).toBe(LAUNCH_FORMS.early);
  const form = await submits(early, {});
  expect(form).toMatchObject({ kind: 'update', view: { callback_id: LAUNCH_FORMS.announceEarly } });
  expect(await submits(form, untouched(form))).toEqual({ kind: 'nothing' });
  expect((await current()).launch?.liveAt).toBe(NOW);
});

test('a form that did not ask "early?" does not launch early once the date has moved away', async () => {
  const { clicks, submits, moment } = await launchHouse(greenRelease());
  const form = await clicks(LAUNCH_ACTIONS.open);
  moment.now = NOW;
  expect(await submits(form, untouched(form))).toMatchObject({ refusal: { code: 'too_early' } });
});

test('a headline left empty is a problem at its field, and what was typed is offered again', async () => {
  const { clicks, submits, current } = await launchHouse(greenRelease());
  const form = await clicks(LAUNCH_ACTIONS.open);
  const typed = { ...untouched(form), title: '  ', highlights: 'Faster, too.' };
  expect(await submits(form, typed)).toMatchObject({
    refusal: { code: 'fields_invalid', problems: [{ field: 'title' }] },
  });
  expect((await current()).stage).toBe('sign_off');
  const again = await clicks(LAUNCH_ACTIONS.open);
  const words = 'view' in again ? readView(again.view, nobody) : '';
  expect(words).toContain('We kept what you typed.');
  expect(words).toContain('Faster, too.');
});

test('a launch form closed without typing is not offered as "what you typed"', async () => {
  const { clicks } = await launchHouse(greenRelease());
  await clicks(LAUNCH_ACTIONS.open);
  const again = await clicks(LAUNCH_ACTIONS.open);
  expect('view' in again ? readView(again.view, nobody) : '').not.toContain('We kept');
});

test('"deployment starts now" announces nothing and keeps the edited text until it is live', async () => {
  const { clicks, submits, current, store } = await launchHouse(greenRelease());
  const form = await clicks(LAUNCH_ACTIONS.open);
  const typed = { ...untouched(form), moment: 'deployment_starts', highlights: 'Faster, too.' };
  expect(await submits(form, typed)).toEqual({ kind: 'nothing' });
  expect((await current()).launch?.liveAt).toBeNull();
  expect((await claimAll(store, AT_LAUNCH)).some(({ kind }) => kind === 'board.announcement')).toBe(false);

  const live = await clicks(LAUNCH_ACTIONS.live);
  expect(untouched(live)).toMatchObject({ highlights: 'Faster, too.' });
  expect(await submits(live, untouched(live))).toEqual({ kind: 'nothing' });
  const release = await current();
  expect(release.launch?.liveAt).toBe(AT_LAUNCH);
  const announced = await store.reads.announcement(WORKSPACE, release.announcementId ?? '');
  expect(announced?.highlights).toBe('Faster, too.');
});

test('highlights longer than a field are published whole when nobody touched them', async () => {
  const highlights = 'A long note. '.repeat(400).trim();
  const { plan } = greenRelease();
  const { clicks, submits, current, store } = await launchHouse(
    greenRelease({ plan: { ...plan, highlights } }),
  );
  const form = await clicks(LAUNCH_ACTIONS.open);
  await submits(form, untouched(form));
  const { announcementId } = await current();
  expect((await store.reads.announcement(WORKSPACE, announcementId ?? ''))?.highlights).toBe(highlights);
});

test('it did not work: only the ticked departments are asked again, and the old message loses its buttons', async () => {
  const { clicks, submits, current, store, stands } = await launchHouse(greenRelease(deploying));
  const { at } = (await current()).plan.launch;
  const subject = launchPromptSubject(await current(), at, '1');
  await stands({ kind: 'board.launch_prompt', subject, audience: { user: 'U0MAYA' } });
  const form = await clicks(LAUNCH_ACTIONS.failed);
  const typed = { usersSee: 'part', cause: 'The database was full.', askAgain: ['dep-eng', 'dep-qa'] };
  expect(await submits(form, { ...typed, cause: ' ' })).toMatchObject({
    refusal: { problems: [{ field: 'cause' }] },
  });
  const again = await clicks(LAUNCH_ACTIONS.failed);
  expect('view' in again ? readView(again.view, nobody) : '').toContain('We kept what you typed.');
  expect(await submits(again, typed)).toEqual({ kind: 'nothing' });
  const release = await current();
  expect(release).toMatchObject({ stage: 'sign_off', launch: null, attempts: 1 });
  const waiting = release.lights.filter(({ state }) => state === 'waiting');
  expect(waiting.map(({ departmentId }) => departmentId)).toEqual(['dep-eng', 'dep-qa']);
  const due = await claimAll(store, AT_LAUNCH);
  const settles = due.filter(
    ({ slot }) => slot?.kind === 'board.launch_prompt' && slot.subject.startsWith('1:'),
  );
  expect(settles.map(({ payload }) => payload.post)).toEqual([false]);
});

test('it did not work without a Support: those who were ticked are told', async () => {
  const { lights } = greenRelease();
  const others = lights.filter(({ departmentId }) => departmentId !== 'dep-support');
  const { clicks, submits, store } = await launchHouse(greenRelease({ ...deploying, lights: others }));
  const form = await clicks(LAUNCH_ACTIONS.failed);
  const typed = { usersSee: 'part', cause: 'Disk.', askAgain: [], tell: ['dep-docs', 'dep-sales'] };
  expect(await submits(form, typed)).toEqual({ kind: 'nothing' });
  const told = (await claimAll(store, AT_LAUNCH)).filter(({ kind }) => kind === 'statement.to_department');
  expect(told.map(({ payload }) => payload.departmentId).sort()).toEqual(['dep-docs', 'dep-sales']);
});

test('an old Launch button says that the release is launched', async () => {
  const { clicks } = await launchHouse(greenRelease(launched));
  for (const actionId of [LAUNCH_ACTIONS.open, LAUNCH_ACTIONS.live, LAUNCH_ACTIONS.failed]) {
    expect(await clicks(actionId)).toMatchObject({ refusal: { code: 'wrong_stage', stage: 'live' } });
  }
});

test('a button whose value this program never wrote is refused like an unknown release', async () => {
  const { clicks } = await launchHouse(greenRelease());
  for (const actionId of Object.values(LAUNCH_ACTIONS)) {
    expect(await clicks(actionId, {})).toMatchObject({ refusal: { code: 'unknown_release' } });
    const other = anActor({ workspaceId: 'T0OTHER' });
    expect(await clicks(actionId, { releaseId: 'rel-atlas' }, other)).toMatchObject({
      refusal: { code: 'unknown_release' },
    });
  }
});

test('the announcement can be read before the launch, and nothing is sent by reading', async () => {
  const { clicks, store } = await launchHouse(greenRelease());
  const reply = await clicks(LAUNCH_ACTIONS.read);
  const words = 'view' in reply ? readView(reply.view, nobody) : '';
  expect(words).toContain('Atlas 2.0 is live');
  expect(words).toContain('Nothing is sent before the launch.');
  expect(await claimAll(store, AT_LAUNCH)).toEqual([]);
});

test('while the deployment runs the command asks how it went; without a key it finds the only release', async () => {
  const running = await launchHouse(greenRelease(deploying));
  const reply = await running.types('launch atlas-2.0');
  expect(JSON.stringify(reply)).toContain('It is live, announce');
  const ready = await launchHouse(greenRelease());
  expect(viewIn(await ready.types('launch'))).toBe(LAUNCH_FORMS.announce);
});
