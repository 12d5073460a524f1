import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/file/database.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { rehearse } from '../../support/rehearsal.ts';
import { green, LAUNCH_TIME, launch, newest, runToAsk } from '../../support/steps.ts';

/** Ids that chance made differ in any two histories: what they stand for does not. */
const withoutChance = (text: string): string =>
  text.replace(/[0-9a-f]{32,}|0m[0-9a-z]{11}[0-9a-f]{16}/g, '#');

/** Every row of every table, those without a row number in no order: chance made their keys. */
const rowsOf = (database: string): string[] => {
  const { sqlite } = openDatabase({ url: database, readOnly: true });
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .all() as { name: string }[];
  const rows = tables.flatMap(({ name }) =>
    sqlite
      .prepare(`select * from "${name}"`)
      .all()
      .map((row) => withoutChance(`${name} ${JSON.stringify(row)}`))
      .sort(),
  );
  sqlite.close();
  return rows;
};

/** In Slack: one answers without a name on the first day, the other on the next. Rows, and lines of the log. */
const history = async (first: string, second: string): Promise<{ rows: string[]; lines: string[] }> => {
  const rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('sales')] }),
  });
  await runToAsk(rehearsal);
  await green(rehearsal, 'docs');
  await green(rehearsal, 'sales');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  const answers = async (who: string, wish: string, until: string): Promise<void> => {
    const person = rehearsal.slack.person(who);
    await rehearsal.until(until);
    const [prompt] = rehearsal.slack
      .channel('#announcements')
      .messages.filter(({ text }) => text.includes('has been out for'));
    await person.clicks(prompt ?? newest([]), 'Answer without my name');
    await person.fills({ 'How is it?': '2 Weak', 'One wish': wish });
    await person.submits();
    await rehearsal.bot.settle();
  };
  await answers(first, 'Less noise', '2026-12-15T10:00:00.000Z');
  await answers(second, 'Dark mode', '2026-12-16T10:00:00.000Z');
  await rehearsal.until('2026-12-16T12:00:00.000Z');
  const lines = rehearsal.log.map((line) => withoutChance(JSON.stringify(line)));
  await rehearsal.stopBot();
  const rows = rowsOf(rehearsal.database);
  await rehearsal.stop();
  return { rows, lines };
};

test('through Slack, with the log: swapped persons of two anonymous answers change no row and no line', async () => {
  const one = await history('reader', 'sales-lead');
  expect(one.rows.filter((row) => row.startsWith('anonymous_feedback '))).toHaveLength(2);
  const other = await history('sales-lead', 'reader');
  expect(other.rows.filter((row) => !one.rows.includes(row))).toEqual([]);
  expect(other.rows).toEqual(one.rows);
  expect(other.lines).toEqual(one.lines);
  expect(one.lines.join('\n')).not.toMatch(/Less noise|Dark mode/);
});
