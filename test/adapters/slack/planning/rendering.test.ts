import { describe, expect, test } from 'vitest';
import { registerAcceptance } from '../../../../src/adapters/slack/acceptance/listeners.ts';
import { registerFamily } from '../../../../src/adapters/slack/family/listeners.ts';
import { registerLaunch } from '../../../../src/adapters/slack/launch/listeners.ts';
import { registerLights } from '../../../../src/adapters/slack/lights/listeners.ts';
import { registerMilestones } from '../../../../src/adapters/slack/milestones/listeners.ts';
import { PLAN_ACTIONS } from '../../../../src/adapters/slack/planning/ids.ts';
import { registerRetro } from '../../../../src/adapters/slack/retro/listeners.ts';
import { registerReview } from '../../../../src/adapters/slack/review/listeners.ts';
import { registerVersions } from '../../../../src/adapters/slack/versions/listeners.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import { NOW } from '../../../support/builders.ts';
import { HOSTILE, hasBrokenEntity } from '../kit/hostile.ts';
import { everyMessage, everyView } from './drawings.ts';
import { planningHouse } from './planning-house.ts';

const reader = readerIn('Europe/Berlin', Date.parse(NOW));
const BANNED = /sign-?off|waiver|\bstale\b|verdict|roll-?out|\btier\b/i;
const LEAKED = /undefined|\[object|NaN|\bnull\b/;
const PING = /<!(channel|here|everyone|subteam)/;
const TYPED_MENTION = /<@U0MAYA\|maya>/;

const TEXTS: [string, string | null][] = [['ordinary words', null], ...Object.entries(HOSTILE)];

/** Every text that formats, wherever it stands. */
const formatted = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(formatted);
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  if (fields.type === 'mrkdwn') return [String(fields.text)];
  return Object.values(fields).flatMap(formatted);
};

describe.each(TEXTS)('with %s typed everywhere', (_name, text) => {
  const messages = everyMessage(text);

  test('Slack takes every message, posted and updated', () => {
    for (const [name, { text: top, blocks }] of messages) {
      const payload = { channel: 'C0REL', text: top, blocks };
      expect(messageRefusal(payload, 'chat.postMessage'), name).toBeNull();
      expect(messageRefusal({ ...payload, ts: '1.000001' }, 'chat.update'), name).toBeNull();
    }
  });

  test('Slack takes every form', () => {
    for (const [name, view] of everyView(text)) expect(viewProblems(view, 'modal'), name).toEqual([]);
  });

  test('nothing that was typed pings or breaks the text around it', () => {
    for (const [name, message] of messages) {
      for (const words of [message.text, ...formatted(message.blocks)]) {
        expect(words, name).not.toMatch(PING);
        expect(words, name).not.toMatch(TYPED_MENTION);
        expect(hasBrokenEntity(words), `${name}: ${words}`).toBe(false);
      }
    }
  });
});

test('people never read the words of the trade', () => {
  for (const [name, message] of everyMessage(null)) {
    for (const words of [message.text, readMessage(message, reader)]) {
      expect(words, name).not.toMatch(BANNED);
      expect(words, name).not.toMatch(LEAKED);
    }
  }
  for (const [name, view] of everyView(null)) expect(readView(view, reader), name).not.toMatch(BANNED);
});

test('a message has at most one primary button', () => {
  for (const [name, message] of everyMessage(null)) {
    const primary = JSON.stringify(message.blocks ?? []).match(/"style":"primary"/g) ?? [];
    expect(primary.length, name).toBeLessThanOrEqual(1);
  }
});

test('the top-level text of every message about one release names it', () => {
  const about = everyMessage(null).filter(([name]) =>
    /^(.* card|status|all lights|start|hold|cancel|resume),/.test(name),
  );
  expect(about.length).toBeGreaterThan(100);
  for (const [name, message] of about) {
    expect(message.text, name).toContain('Atlas 2.0');
  }
});

test('everything that can be pressed or sent has a listener', async () => {
  const { edge, house } = await planningHouse();
  registerLights(edge, house);
  registerLaunch(edge, house);
  registerReview(edge, house);
  registerAcceptance(edge, house);
  registerFamily(edge, house);
  registerMilestones(edge, house);
  registerVersions(edge, house);
  registerRetro(edge, house);
  const listened = new Set<string>([...edge.ids(), 'close.open']);
  const drawn = JSON.stringify([everyMessage(null), everyView(null)]);
  const pressed = [...drawn.matchAll(/"type":"(?:button|overflow)","action_id":"([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(pressed.length).toBeGreaterThan(100);
  expect(pressed.filter((id) => id === undefined || !listened.has(id))).toEqual([]);
  const forms = everyView(null).flatMap(([, view]) => (view.submit === undefined ? [] : [view.callback_id]));
  expect(forms.filter((id) => id === undefined || edge.submit(id) === undefined)).toEqual([]);
  for (const id of Object.values(PLAN_ACTIONS)) expect(edge.action(id), id).toBeDefined();
});
