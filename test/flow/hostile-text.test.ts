import { afterEach, describe, expect, test } from 'vitest';
import { titleOf } from '../../src/domain/release.ts';
import { aDepartment, deputyOf, leadOf, someSettings, WORKSPACE } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  ASKED,
  allGreen,
  cardOf,
  green,
  inspect,
  LAUNCH_TIME,
  mentionsBy,
  newest,
  openPart,
  plan,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** Two departments are enough: what is said is what counts here. */
const settings = someSettings({
  departments: [aDepartment('docs'), aDepartment('sales')],
  statusMeeting: { cron: '0 9 * * 1-5', zone: 'Europe/Berlin' },
});

/** Everybody and everything that the bot itself may name in these releases. */
const SPEAKERS = (['docs', 'sales'] as const).flatMap((key) => [leadOf(key), deputyOf(key)]);
const NAMED = ['U0MAYA', ...SPEAKERS].map((id) => `<@${id}>`);
const ROOMS = ['<#C0REL>', '<#C0ANN>', '<#C0DOCS>', '<#C0SALES>'];

const HOSTILE: Readonly<Record<string, string>> = {
  'a ping of everybody': 'go <!channel> and <!here|here> <!everyone> @channel @here',
  'a ping of somebody': '<@U0ADMIN> <@U0READER|reader> <!subteam^S0ALL|@all> @admin <#C0ENG>',
  formatting: '*bold* _italic_ ~gone~ `code` > quote ```block```',
  entities: '&lt;!channel&gt; &amp;lt; & < > &lt;@U0ADMIN&gt;',
  'a lying link': '<https://evil.example|https://good.example> https://evil.example mailto:x@evil.example',
  emoji: '👩🏽‍🚀'.repeat(10),
  'right to left': 'שלום مرحبا \u202Edesrever\u202C 2.0',
  'piled-up accents': `Atlas a${'\u0301'.repeat(40)}`,
  'code of a template': '{{name}} %s $1 $& __proto__ constructor',
};

/** What fits into a field that takes so many UTF-16 units; no character is cut in two. */
const upTo = (text: string, most: number): string => {
  const whole = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let kept = '';
  for (const each of whole) if (kept.length + each.length <= most) kept += each;
  return kept.trim();
};

/** A name as it is kept: composed, and without signs that turn the direction of what follows. */
const asName = (text: string): string => text.normalize('NFC').replace(/[\u202A-\u202E]/g, '');

const nothingBroke = async (): Promise<void> => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  expect(rehearsal.log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(mentionsBy(rehearsal).filter((found) => ![...NAMED, ...ROOMS].includes(found))).toEqual([]);
  for (const { method, args } of rehearsal.slack.log.calls)
    if (method === 'chat.postMessage' || method === 'chat.update')
      expect(args).toMatchObject({ parse: 'none', link_names: 'false' });
};

const only = async (key: string): Promise<string> => {
  const releases = await inspect(rehearsal, (reads) => reads.releases(WORKSPACE, 'all'));
  expect(releases).toHaveLength(1);
  return releases[0]?.key ?? key;
};

describe('pings nobody, is refused nowhere, and is stored as it was typed', () => {
  test.each(Object.entries(HOSTILE))('%s, all the way', async (_name, text) => {
    rehearsal = await rehearse({ settings });
    const { slack, bot } = rehearsal;
    const maya = slack.person('maya');
    const docs = slack.person('docs-lead');
    const title = upTo(text, 76);
    const value = upTo(text, 300);
    const long = upTo(`${text}\n`.repeat(100), 2900);

    expect(await plan(rehearsal, { title, value })).toMatchObject({ kind: 'closed' });
    const key = await only('');
    expect(titleOf(await releaseOf(rehearsal, key))).toBe(asName(title));
    await maya.types('#releases', `/release edit ${key}`);
    await maya.closes(true);
    await openPart(rehearsal, newest(maya.inbox), 'Goal and scope');
    await maya.fills({ Goal: long, Scope: long, Highlights: long, Product: upTo(text, 60) });
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    await bot.settle();
    expect((await releaseOf(rehearsal, key)).plan).toMatchObject({ value, goal: long, highlights: long });
    await maya.clicks(newest(maya.inbox), 'Show me the messages');
    await maya.closes(true);

    await start(rehearsal);
    await rehearsal.until(ASKED);
    await docs.clicks(cardOf(rehearsal, 'docs'), 'Not yet');
    await docs.fills({ reason: upTo(text, 400), solver: upTo(text, 60), expectedOn: '2026-12-08' });
    expect(await docs.submits()).toMatchObject({ kind: 'closed' });
    await bot.settle();
    const light = (await releaseOf(rehearsal, key)).lights.find(({ name }) => name === 'Docs');
    expect(light?.answer).toMatchObject({ answer: 'not_yet', reason: upTo(text, 400) });
    for (const command of ['', ' list', ' status', ` status ${key}`, ` show ${key}`, ` ${text}`])
      expect((await maya.types('#releases', `/release${command}`)).status).toBe(200);
    await docs.opensHome();
    await maya.types('#releases', `/release hold ${key} ${text}`);
    await rehearsal.until('2026-12-04T09:00:00.000Z');
    expect((await releaseOf(rehearsal, key)).hold?.reason).not.toBe('');
    await maya.types('#releases', `/release resume ${key}`);
    await rehearsal.until('2026-12-08T10:00:00.000Z');

    await green(rehearsal, 'docs');
    await green(rehearsal, 'sales');
    await rehearsal.until(LAUNCH_TIME);
    await maya.clicks(newest(maya.inbox), 'Launch');
    const headline = upTo(text, 100);
    await maya.fills({ title: headline, value, highlights: long, closing: long });
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    await rehearsal.until('2026-12-10T13:02:00.000Z');
    const { announcementId } = await releaseOf(rehearsal, key);
    const announced = await inspect(rehearsal, (reads) =>
      reads.announcement(WORKSPACE, announcementId ?? ''),
    );
    expect(announced).toMatchObject({ title: headline, value, highlights: long, closing: long });

    const reader = slack.person('reader');
    await reader.clicks(newest(slack.channel('#announcements').topLevel), '2 Weak');
    const asked = await toldPrivately(rehearsal, reader);
    expect(asked).toContain('Thank you');
    const thanks = reader.sees('#announcements').findLast(({ ephemeralFor }) => ephemeralFor === reader.id);
    await reader.clicks(newest(thanks === undefined ? [] : [thanks]), 'Add words');
    await reader.fills({ 'What did not go well?': long });
    await reader.submits();
    const { id } = await releaseOf(rehearsal, key);
    const [feedback] = await inspect(rehearsal, (reads) => reads.namedFeedback(WORKSPACE, id));
    expect(feedback?.words.disliked).toBe(long);
    expect((await maya.types('#releases', `/release feedback ${key}`)).status).toBe(200);
    await rehearsal.until('2027-01-05T12:00:00.000Z');
    await maya.types('#releases', `/release close ${key}`);
    await maya.fills({
      outcome: long,
      lessons: long,
      answer: 'Reached',
      value: long.slice(0, 200),
      lookBack: 'No, for the reason below',
      reason: long.slice(0, 500),
    });
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    await rehearsal.until('2027-01-05T12:02:00.000Z');
    expect(await releaseOf(rehearsal, key)).toMatchObject({ stage: 'closed', outcome: long, lessons: long });
    // The search for pings finds those that are meant.
    expect(mentionsBy(rehearsal)).toContain(`<@${leadOf('docs')}>`);
    await nothingBroke();
  });
});

const FLOODS: readonly { name: string; text: string }[] = [
  { name: 'a note of 40,000 characters', text: 'A long note. '.repeat(3077) },
  { name: '3,000 emoji', text: '👩🏽‍🚀'.repeat(3000) },
  { name: '40,000 angle brackets', text: '<'.repeat(40_000) },
  { name: '40,000 letters in one word', text: 'x'.repeat(40_000) },
];

describe.each(FLOODS)('$name', ({ text }) => {
  test('as the reason of a hold and of a cancellation is stored whole and shown as far as it fits', async () => {
    rehearsal = await rehearse({ settings });
    const maya = rehearsal.slack.person('maya');
    await plan(rehearsal);
    await start(rehearsal);
    await rehearsal.until(ASKED);
    await maya.types('#releases', `/release hold atlas-2.0 ${text}`);
    await rehearsal.until('2026-12-03T09:02:00.000Z');
    expect((await releaseOf(rehearsal)).hold?.reason).toBe(text.trim());
    await maya.types('#releases', '/release show atlas-2.0');
    await maya.types('#releases', '/release status atlas-2.0');
    await maya.types('#releases', `/release hold atlas-2.0 ${text}`);
    await maya.types('#releases', '/release resume atlas-2.0');
    await maya.types('#releases', `/release cancel atlas-2.0 ${text}`);
    await rehearsal.until('2026-12-03T09:04:00.000Z');
    expect((await releaseOf(rehearsal)).stage).toBe('cancelled');
    await nothingBroke();
  });

  test('as a subcommand, a key or a name is answered in words', async () => {
    rehearsal = await rehearse({ settings });
    const maya = rehearsal.slack.person('maya');
    await plan(rehearsal);
    for (const rest of [text, `show ${text}`, `status ${text}`, `launch ${text}`, `feedback ${text}`]) {
      const seen = await maya.types('#releases', `/release ${rest}`);
      expect(seen.status).toBe(200);
      expect(seen.text.length).toBeGreaterThan(0);
      expect(seen.text.length).toBeLessThan(4000);
    }
    await maya.types('#releases', `/release new ${text}`);
    expect(maya.modal?.title).toBe('Plan a release');
    await nothingBroke();
  });
});

test('a name that is too long is refused at its field, and what was typed stays', async () => {
  rehearsal = await rehearse({ settings });
  const outcome = await plan(rehearsal, { title: 'x'.repeat(81) });
  expect(outcome).toMatchObject({
    kind: 'errors',
    errors: { 'Name and version': expect.stringContaining('80') },
  });
});

test('people and departments with hostile names ping nobody either', async () => {
  const name = '<!channel> *Docs* <@U0ADMIN> &lt;';
  const question = '<!here> ready? <@U0ADMIN>';
  const departments = [aDepartment('docs', { name, question }), aDepartment('sales')];
  rehearsal = await rehearse({ settings: { ...settings, departments } });
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.until(ASKED);
  await green(rehearsal, 'docs');
  await rehearsal.slack.person('sales-lead').clicks(cardOf(rehearsal, 'sales'), 'On track');
  await rehearsal.until(LAUNCH_TIME);
  await allGreen(rehearsal, ['eng', 'qa', 'training', 'marketing', 'pmm', 'support', 'docs']);
  await rehearsal.until('2026-12-10T14:00:00.000Z');
  await nothingBroke();
});
