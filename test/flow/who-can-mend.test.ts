import { afterEach, expect, test } from 'vitest';
import { someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse, SCOPES } from '../support/rehearsal.ts';
import { ASKED, green, plan, runToAsk, start } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const readBy = (who: string): string[] => {
  const person = rehearsal.slack.person(who);
  return person.inbox.map((message) => person.reads(message));
};
const toldManager = (): string[] => readBy('maya').filter((text) => text.includes('did not reach'));
const asked = (key: string): boolean =>
  rehearsal.slack
    .channel(`#${key}`)
    .topLevel.some((message) => rehearsal.slack.person('maya').reads(message).includes('[Green light]'));

/** Ways in which #docs stops to work, and what mends each. */
const BROKEN: readonly (readonly [string, (slack: Rehearsal['slack']) => unknown, string])[] = [
  ['is archived', (slack) => slack.changes.archives('#docs'), 'archived or deleted'],
  ['is deleted', (slack) => slack.changes.deletesChannel('#docs'), '/invite @Greenlight'],
  ['lost the bot', (slack) => slack.changes.removesBot('#docs'), '/invite @Greenlight'],
];

test.each(BROKEN)(
  'a channel that %s: its manager is told once what mends it, all else goes on',
  async (_, breaks, mend) => {
    rehearsal = await rehearse();
    await plan(rehearsal);
    await start(rehearsal);
    await breaks(rehearsal.slack);
    await rehearsal.until('2026-12-04T12:00:00.000Z');
    expect(toldManager()).toHaveLength(1);
    expect(toldManager()[0]).toContain(mend);
    expect(asked('support')).toBe(true);
    await green(rehearsal, 'support');
    expect(readBy('support-lead').join('\n')).not.toContain('did not reach');
  },
);

test('a channel that is renamed goes on as before', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.slack.changes.renames('#docs', 'documentation');
  await rehearsal.until(ASKED);
  expect(asked('documentation')).toBe(true);
  expect(toldManager()).toEqual([]);
});

test('a lead whose account is deactivated: somebody else is asked, and nobody is told twice', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.slack.changes.deactivates('docs-lead');
  await rehearsal.until('2026-12-04T12:00:00.000Z');
  expect(asked('docs')).toBe(true);
  await green(rehearsal, 'docs', 'docs-deputy');
  expect(toldManager().length).toBeLessThanOrEqual(1);
});

test('a status meeting whose channel is gone is told to the admins, once a month', async () => {
  const statusMeeting = { cron: '0 10 * * *', zone: 'Europe/Berlin' };
  rehearsal = await rehearse({ settings: someSettings({ admins: ['U0ADMIN'], statusMeeting }) });
  await runToAsk(rehearsal);
  await rehearsal.slack.changes.archives('#releases');
  await rehearsal.until('2026-12-07T12:00:00.000Z');
  const told = readBy('admin').filter((text) => text.includes('agenda'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Something did not work:');
  expect(told[0]).toContain('Channel #releases');
  expect(told[0]).toContain('archived or deleted');
});

test('a permission that was declined is told to the admins once, and all else works', async () => {
  const scopes = SCOPES.filter((scope) => scope !== 'pins:write');
  rehearsal = await rehearse({ settings: someSettings({ admins: ['U0ADMIN'] }), scopes });
  await runToAsk(rehearsal);
  await plan(rehearsal, { title: 'Atlas 3.0', date: '2026-12-17' });
  await start(rehearsal);
  const told = readBy('admin').filter((text) => text.includes('pins:write'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Nothing to do if that is meant.');
  expect(asked('docs')).toBe(true);
});

test('with every direct message refused, nobody is reported to for ever', async () => {
  rehearsal = await rehearse();
  const { slack } = rehearsal;
  await plan(rehearsal);
  await start(rehearsal);
  slack.faults.random(1, [
    {
      rate: 1,
      fault: { kind: 'refused', error: 'messages_tab_disabled' },
      matcher: ({ method, args }) => method === 'chat.postMessage' && String(args.channel).startsWith('D'),
    },
  ]);
  const before = slack.log.of('chat.postMessage').length;
  await rehearsal.until(ASKED);
  expect(slack.log.of('chat.postMessage').length - before).toBeLessThan(60);
});
