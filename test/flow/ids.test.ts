import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { NOTICE_CALLBACK } from '../../src/adapters/slack/edge/notice.ts';
import { createRegistry, type Registry } from '../../src/adapters/slack/edge/registry.ts';
import { registerFeatures, renderers } from '../../src/adapters/slack/features.ts';
import { isMessageKind } from '../../src/adapters/slack/renderer.ts';
import { DELIVERY_KINDS, isTimer, TIMER_KINDS } from '../../src/domain/delivery/due-action.ts';
import { RATINGS } from '../../src/domain/feedback/feedback.ts';
import type { Clickable } from '../../src/practice/people/act.ts';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import { NOW } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { ASKED, allGreen, cardOf, idsSaid, LAUNCH_TIME, newest, plan, start } from '../support/steps.ts';
import { memoryStore } from '../support/store.ts';

/** What was ever published, `action light.green v1`: messages keep it for years, so a line never goes. */
const published = readFileSync('test/published-ids.txt', 'utf8').trim().split('\n');

const registry: Registry = createRegistry('/release');
let rehearsal: Rehearsal;
let said: ReturnType<typeof idsSaid>;

/** Opens everything that a message, a modal or Home offers, and closes it again unsent. */
const openAll = async (person: PersonDriver, target: () => Clickable, sends: readonly string[]) => {
  const labels = buttonsOf(target().blocks).map(({ label }) => label);
  for (const label of labels.filter((each) => !sends.includes(each))) {
    await person.clicks(target(), label, { nth: 0 });
    collect();
    while (person.modal !== null && target().blocks !== person.modal.blocks) await person.closes(true);
  }
};

const collected = { actions: new Set<string>(), callbacks: new Map<string, boolean>() };
const collect = (): void => {
  const now = idsSaid(rehearsal);
  for (const action of now.actions) collected.actions.add(action);
  for (const [callback, sends] of now.callbacks) collected.callbacks.set(callback, sends);
};

beforeAll(async () => {
  const { store, ids } = memoryStore();
  const clock = { now: () => NOW, monotonicMs: () => 0 };
  registerFeatures(registry, { store, ids, clock, nudge: () => undefined });

  rehearsal = await rehearse();
  const { slack, bot } = rehearsal;
  const maya = slack.person('maya');
  const lead = slack.person('docs-lead');
  const typed = async (rest: string): Promise<void> => {
    await maya.types('#releases', `/release ${rest}`);
    collect();
    while (maya.modal !== null) await maya.closes(true);
  };
  await plan(rehearsal);
  await openAll(maya, () => newest(maya.inbox), ['Start']);
  await start(rehearsal);
  await plan(rehearsal, { title: 'Atlas 3.0', date: '2027-03-11' });
  await start(rehearsal);
  await rehearsal.until(ASKED);
  await openAll(lead, () => cardOf(rehearsal, 'docs'), ['Green light', 'On track']);
  await lead.clicks(cardOf(rehearsal, 'docs'), 'On track');
  await bot.settle();
  await openAll(lead, () => cardOf(rehearsal, 'docs'), ['Green light']);
  await lead.clicks(cardOf(rehearsal, 'docs'), 'Change answer');
  await lead.fills({ 'Your answer for Docs': 'Not applicable' });
  await lead.submits();
  await lead.fills({ reason: 'No manual changes.' });
  await lead.submits();
  await bot.settle();
  collect();
  await maya.clicks(newest(maya.inbox), 'Agree, not concerned');
  for (const rest of [
    '',
    'list',
    'status',
    'show atlas-2.0',
    'show atlas',
    'status atlas',
    'launch atlas',
    'hold',
  ])
    await typed(rest);
  for (const rest of [
    'resume',
    'cancel',
    'edit',
    'handover',
    'start',
    'feedback',
    'evidence',
    'close',
    'setup',
    'settings',
  ])
    await typed(rest);
  await maya.types('#releases', '/release settings');
  const settingsModal = maya.modal;
  if (settingsModal !== null) {
    for (const label of new Set(buttonsOf(settingsModal.blocks).map((button) => button.label))) {
      await maya.types('#releases', '/release settings');
      if (maya.modal !== null) await maya.clicks(maya.modal, label, { nth: 0 });
      collect();
    }
    while (maya.modal !== null) await maya.closes(true);
  }
  await maya.opensHome();
  await bot.settle();
  collect();
  const card = slack.channel('#releases').topLevel[0];
  if (card !== undefined) await openAll(maya, () => card, []);
  await typed('hold atlas-2.0 Wait.');
  await rehearsal.until('2026-12-03T10:00:00.000Z');
  collect();
  await typed('resume atlas-2.0');
  await rehearsal.until('2026-12-03T10:05:00.000Z');
  await allGreen(rehearsal, ['docs']);
  collect();
  await rehearsal.until(LAUNCH_TIME);
  await maya.clicks(newest(maya.inbox), 'Launch');
  await maya.fills({ 'What happens now?': 'Deployment starts now' });
  await maya.submits();
  await bot.settle();
  await openAll(maya, () => newest(maya.inbox), []);
  await maya.clicks(newest(maya.inbox), 'It is live, announce');
  await maya.submits();
  await rehearsal.until('2026-12-10T13:05:00.000Z');
  const reader = slack.person('reader');
  await reader.clicks(newest(slack.channel('#announcements').topLevel), '5 Great');
  await slack.until(
    () => reader.sees('#announcements').some((each) => each.ephemeralFor !== undefined),
    'thanks',
  );
  collect();
  await openAll(reader, () => newest(reader.sees('#announcements').filter((each) => each.ephemeralFor)), []);
  await rehearsal.until('2027-01-05T10:00:00.000Z');
  await typed('close atlas-2.0');
  await typed('feedback atlas-2.0');
  await typed('launch atlas-3.0');
  await slack.changes.deactivates('maya');
  await bot.settle();
  collect();
  said = idsSaid(rehearsal);
  await rehearsal.stop();

  rehearsal = await rehearse({ settings: null });
  const admin = rehearsal.slack.person('admin');
  await admin.opensHome();
  await rehearsal.bot.settle();
  collect();
  await openAll(admin, () => newest(admin.inbox), []);
}, 60_000);
afterAll(() => rehearsal.stop());

const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return RATINGS.map((rating) => String(value(rating)));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
};

/** Every id that the features name in their ids.ts. */
const named = async (): Promise<string[]> => {
  const room = 'src/adapters/slack';
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('/ids.ts'),
  );
  const modules = await Promise.all(
    files.map((path) => import(/* @vite-ignore */ pathToFileURL(resolve(room, path)).href)),
  );
  return [...new Set([...modules.flatMap(texts), NOTICE_CALLBACK])];
};

/** What kind of id it is, by what answers it; a view without a Send button needs nobody. */
const kindOf = (id: string): string => {
  if (registry.action(id) !== undefined) return 'action';
  if (registry.submit(id) !== undefined) return 'form';
  return registry.shortcut(id) === undefined ? 'view' : 'shortcut';
};

test('everything that can be clicked, sent or stored today stands in the published list, and nothing was taken out of it', async () => {
  const ids = [...new Set([...(await named()), ...registry.ids()])].map((id) => `${kindOf(id)} ${id} v1`);
  const due = [...TIMER_KINDS, ...DELIVERY_KINDS].map((kind) => `due ${kind} v1`);
  const today = [...ids, ...due].sort();
  expect(published).toEqual([...published].sort());
  expect(new Set(published).size).toBe(published.length);
  // Add what is new to test/published-ids.txt, on purpose; what stands there has to keep working.
  expect(today.filter((line) => !published.includes(line))).toEqual([]);
  expect(published.filter((line) => !today.includes(line))).toEqual([]);
});

test('every published id has somebody who answers it', () => {
  for (const line of published) {
    const [kind = '', id = '', version] = line.split(' ');
    expect(version, line).toMatch(/^v\d+$/);
    if (kind === 'action') expect(registry.action(id), line).toBeDefined();
    else if (kind === 'form') expect(registry.submit(id), line).toBeDefined();
    else if (kind === 'shortcut') expect(registry.shortcut(id), line).toBeDefined();
    else if (kind === 'due') expect([...TIMER_KINDS, ...DELIVERY_KINDS], line).toContain(id);
    else expect(kind, line).toBe('view');
  }
});

test('every kind of message has a renderer', () => {
  for (const kind of DELIVERY_KINDS)
    if (isMessageKind(kind)) expect(Object.keys(renderers), kind).toContain(kind);
  for (const kind of TIMER_KINDS) expect(isTimer(kind)).toBe(true);
});

test('every button and form that was sent along the way has a listener, and is published', async () => {
  expect(collected.actions.size).toBeGreaterThan(35);
  expect(collected.callbacks.size).toBeGreaterThan(20);
  expect(said.actions.length).toBeGreaterThan(0);
  for (const action of collected.actions) {
    expect(registry.action(action), action).toBeDefined();
    expect(published).toContain(`action ${action} v1`);
  }
  for (const [callback, sends] of collected.callbacks) {
    expect(published).toContain(`${sends ? 'form' : kindOf(callback)} ${callback} v1`);
    if (sends) expect(registry.submit(callback), callback).toBeDefined();
  }
});

test('every shortcut of the manifest has a listener', () => {
  const manifest = parse(readFileSync('manifest.yml', 'utf8')) as {
    features: { shortcuts: { callback_id: string }[] };
  };
  for (const { callback_id } of manifest.features.shortcuts) {
    expect(registry.shortcut(callback_id), callback_id).toBeDefined();
    expect(published).toContain(`shortcut ${callback_id} v1`);
  }
});
