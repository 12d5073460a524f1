import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDepartment, someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  green,
  plan,
  refusedCalls,
  releaseOf,
  standing,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../support/steps.ts';

const settings = someSettings({ departments: [aDepartment('docs'), aDepartment('sales')] });
const WEEK_LATER = 'A week later: Thu 17 Dec';
/** A minute after the morning on which they were asked, and three: the time to undo is over. */
const [IN_TIME, TOO_LATE] = ['2026-12-03T09:01:00.000Z', '2026-12-03T09:03:00.000Z'];

let rehearsal: Rehearsal;
const maya = () => rehearsal.slack.person('maya');
const reads = (who = 'maya') => {
  const person = rehearsal.slack.person(who);
  return person.inbox.map(person.reads).join('\n\n');
};
const launchDate = async (): Promise<string> => (await releaseOf(rehearsal)).plan.launch.date;
const moves = async (): Promise<number> =>
  (await auditOf(rehearsal)).filter(({ type }) => type === 'release_moved').length;
/** Everything that others than Maya see. */
const othersSee = (): string[] =>
  standing(rehearsal)
    .filter(({ channel }) => !maya().inbox.some((own) => own.channel === channel))
    .map(({ text, blocks }) => JSON.stringify([text, blocks]));

const choose = async (choice = WEEK_LATER): Promise<void> => {
  await maya().types('#releases', '/release move atlas-2.0');
  await maya().fills({ 'When does it launch instead?': choice });
};
const move = async (choice?: string) => {
  await choose(choice);
  await maya().fills({ 'Why?': 'It does not work well enough yet', 'In your words': 'It loses rows.' });
  const outcome = await maya().submits();
  await rehearsal.bot.settle();
  return outcome;
};
const managerCard = () => {
  const card = maya().inbox.findLast((each) => JSON.stringify(each.blocks).includes('move.open'));
  if (card === undefined) throw new Error('Maya has no card with Move.');
  return card;
};
const undo = async () => {
  const outcome = await maya().clicks(managerCard(), 'Undo');
  await rehearsal.bot.settle();
  return outcome;
};

beforeEach(async () => {
  // On the morning on which they are asked: their time is just enough.
  rehearsal = await rehearse({ settings, at: '2026-12-03T09:00:00.000Z' });
  await plan(rehearsal, { departments: ['Docs', 'Sales'] });
  await start(rehearsal);
  await rehearsal.until('2026-12-03T09:00:05.000Z');
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

describe('choosing a date', () => {
  test('shows at once what moves, what clashes and who hears of it; nothing is moved by looking', async () => {
    await choose();
    const { text = '' } = maya().modal ?? {};
    expect(text).toMatch(/Docs answers by: .* → /);
    expect(text).toMatch(/Who hears of it.*#docs, #sales/s);
    expect(text).toContain('Every green light stays.');
    expect(text).toContain('Move to Thu 17 Dec');
    await maya().fills({ 'When does it launch instead?': 'To a date' });
    await maya().fills({ 'New launch date': '2026-12-19' });
    expect(maya().modal?.text).toContain('Sat 19 Dec is not a working day.');
    await maya().closes();
    expect(await launchDate()).toBe('2026-12-10');
    expect(reads()).not.toContain('Moves to');
  });

  test('refuses a date that has passed at its field, and what was typed stays', async () => {
    await choose('To a date');
    await maya().fills({ 'New launch date': '2026-12-01', 'Why?': 'Another reason', 'In your words': 'Oh.' });
    expect(await maya().submits()).toMatchObject({
      kind: 'errors',
      errors: { 'New launch date': expect.stringContaining('has passed') },
    });
    expect(maya().modal?.text).toContain('Oh.');
  });

  test('wants a reason', async () => {
    await choose();
    await expect(maya().submits()).resolves.toMatchObject({ kind: 'errors' });
  });
});

describe('a move', () => {
  test('waits two minutes, seen by its manager alone; then each audience hears it once', async () => {
    const before = othersSee();
    const seen = whisperCount(rehearsal, maya());
    expect(await move()).toMatchObject({ kind: 'closed' });
    expect(await toldPrivately(rehearsal, maya(), { seen })).toMatch(/Moves to .*nobody has heard of it yet/);
    expect(reads()).toContain('nobody has heard of it yet');
    await rehearsal.until(IN_TIME);
    expect(othersSee()).toEqual(before);

    await rehearsal.until(TOO_LATE);
    expect(await launchDate()).toBe('2026-12-17');
    for (const key of ['docs', 'sales']) {
      const { topLevel } = rehearsal.slack.channel(`#${key}`);
      const told = topLevel
        .map(rehearsal.slack.person(`${key}-lead`).reads)
        .filter((each) => each.includes('moved'));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/because it does not work well enough yet.*It loses rows.*lease answer for/s);
    }
    expect(reads()).not.toContain('nobody has heard of it yet');
    expect(await moves()).toBe(1);
  });

  test('that is undone in time is never seen by anyone', async () => {
    const before = othersSee();
    await move();
    await rehearsal.until(IN_TIME);
    await undo();
    await rehearsal.until('2026-12-03T09:30:00.000Z');
    expect(othersSee()).toEqual(before);
    expect(await launchDate()).toBe('2026-12-10');
    expect(await moves()).toBe(0);
  });

  test('is undone where the form was sent, too', async () => {
    const seen = whisperCount(rehearsal, maya());
    await move();
    await toldPrivately(rehearsal, maya(), { seen });
    const whisper = maya()
      .sees('#releases')
      .findLast((each) => each.ephemeralFor === maya().id);
    if (whisper === undefined) throw new Error('Maya was told nothing.');
    await maya().clicks(whisper, 'Undo');
    await rehearsal.bot.settle();
    await rehearsal.until(TOO_LATE);
    expect(await launchDate()).toBe('2026-12-10');
  });

  test('cannot be undone once it is told', async () => {
    const seen = whisperCount(rehearsal, maya());
    await move();
    await toldPrivately(rehearsal, maya(), { seen });
    const whisper = maya()
      .sees('#releases')
      .findLast((each) => each.ephemeralFor === maya().id);
    if (whisper === undefined) throw new Error('Maya was told nothing.');
    await rehearsal.until(TOO_LATE);
    await maya().clicks(whisper, 'Undo');
    expect(await toldPrivately(rehearsal, maya(), { seen: seen + 1 })).toContain('To go back, move it again');
    expect(await launchDate()).toBe('2026-12-17');
  });

  test('is taken when the bot is back, although it was down at the time', async () => {
    await move();
    await rehearsal.stopBot();
    rehearsal.slack.clock.set(rehearsal.slack.clock.now() + 600_000);
    await rehearsal.restart();
    await rehearsal.until('2026-12-03T09:20:00.000Z');
    expect(await launchDate()).toBe('2026-12-17');
    expect(await moves()).toBe(1);
  });

  test('by two clicks at once is one move', async () => {
    await choose();
    await maya().fills({ 'Why?': 'Another reason' });
    await Promise.allSettled([maya().submits(), maya().submits()]);
    await rehearsal.bot.settle();
    await rehearsal.until(TOO_LATE);
    expect(await moves()).toBe(1);
  });

  test('two clicks on Undo are one, and the second says so', async () => {
    await move();
    const card = managerCard();
    await Promise.allSettled([maya().clicks(card, 'Undo'), maya().clicks(card, 'Undo')]);
    await rehearsal.bot.settle();
    const entries = await auditOf(rehearsal);
    expect(entries.filter(({ type }) => type === 'move_undone')).toHaveLength(1);
  });

  test('is dropped by a hold in between, and its manager reads so', async () => {
    await move();
    await rehearsal.slack.person('docs-lead').types('#docs', '/release hold atlas-2.0 A bug.');
    await rehearsal.bot.settle();
    await rehearsal.until(TOO_LATE);
    expect(await launchDate()).toBe('2026-12-10');
    expect(reads()).toMatch(/was not moved to .*it was put on hold first/);
  });

  test('keeps a launch from going out with the old date', async () => {
    for (const key of ['docs', 'sales']) await green(rehearsal, key);
    await move();
    const answer = await maya().types('#releases', '/release launch atlas-2.0');
    const said = maya().modal?.text ?? answer.text;
    expect(said).toMatch(/is about to move to/);
  });
});

test('nobody but its manager moves it', async () => {
  for (const who of ['reader', 'docs-lead', 'admin']) {
    const person = rehearsal.slack.person(who);
    const answer = await person.types('#releases', '/release move atlas-2.0');
    expect(answer.text).toMatch(/release manager|Maya/);
    expect(person.modal).toBeNull();
  }
});

test('Change shows no date any more, and leads to Move', async () => {
  await maya().clicks(managerCard(), 'Change');
  expect(maya().modal?.text).toContain('Move changes the date and shows first what moves with it.');
  expect(maya().modal?.text).not.toContain('Launch date');
  if (maya().modal === null) throw new Error('No form opened.');
  await maya().fills({ 'What do users gain?': 'Shared boards for all.' });
  expect(await maya().submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  expect((await releaseOf(rehearsal)).plan).toMatchObject({
    value: 'Shared boards for all.',
    launch: { date: '2026-12-10' },
  });
});
