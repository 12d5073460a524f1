import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/application/ports.ts';
import { linkHash } from '../../src/application/record/verify-chain.ts';
import { emptyFolder, type Run } from './a-tour.ts';

const CEILING_MS = 60_000;

const folder = emptyFolder();
let tour: Run;
beforeAll(async () => {
  tour = await folder.tour('--database', 'kept.db');
}, CEILING_MS);
afterAll(() => folder.remove());

/** The paragraphs of the output; each begins with who sees it, where, and when. */
const told = (): string[] => tour.out.split('\n\n').map((paragraph) => paragraph.replace(/\n {4}\| ?/g, ' '));

const paragraphs = (heading: string, ...words: string[]): string[] =>
  told().filter((text) => text.trim().startsWith(heading) && words.every((word) => text.includes(word)));

describe('the tour', () => {
  it('runs to its end in an empty folder, whatever the environment and a .env file say', () => {
    expect(tour.err).toBe('');
    expect(tour.code).toBe(0);
    expect(folder.unchanged()).toBe(true);
  });

  it('begins with a plan, which is a draft for its manager alone', () => {
    expect(tour.out.indexOf('> @release-lead types /release new Kubernetes v1.32')).toBeGreaterThan(0);
    expect(
      paragraphs('To @release-lead (Mon 9 Sep 2024, 10:00 Berlin time)', 'Only you see it.'),
    ).toHaveLength(1);
    expect(paragraphs('#releases (Mon 9 Sep 2024, 10:00 Berlin time)', '`kubernetes-1.32`')).toHaveLength(1);
  });

  it.each([
    ['readiness', 'Thu 3 Oct 2024, 10:00 New York time'],
    ['enhancements', 'Fri 11 Oct 2024, 10:00 New York time'],
    ['branch', 'Fri 8 Nov 2024, 10:00 Los Angeles time'],
    ['signal', 'Mon 18 Nov 2024, 10:00 Kolkata time'],
    ['docs', 'Tue 19 Nov 2024, 10:00 Berlin time'],
    ['notes', 'Tue 19 Nov 2024, 10:00 London time'],
    ['comms', 'Fri 22 Nov 2024, 10:00 Sao Paulo time'],
    ['sigs', 'Mon 25 Nov 2024, 10:00 Berlin time'],
  ])('asks %s at 10:00 of its own zone, once, on both sides of the clock changes', (key, moment) => {
    const asks = told().filter(
      (text) => text.includes(`@${key}-lead, is *`) && !text.includes('I ask again'),
    );
    expect(asks).toHaveLength(1);
    expect(asks[0]?.trim()).toMatch(`#${key} (${moment}):`);
  });

  it('shows a red light to everybody, asks again on the day that it named, and it turns green', () => {
    const [red] = paragraphs(
      '#releases, in the thread (Tue 19 Nov 2024, 17:00 Berlin time)',
      ':red_circle: *Docs*',
    );
    expect(red).toContain('Pull requests of three enhancements are still placeholders.');
    expect(
      paragraphs('#docs, in the thread (Tue 26 Nov 2024, 10:00 Berlin time)', 'I ask again'),
    ).toHaveLength(1);
    expect(paragraphs('#releases, in the thread (Tue 26 Nov 2024, 12:00', '*Docs*: green')).toHaveLength(1);
  });

  it('turns a light red whose condition was not met in time, and green once it is done', () => {
    const heading = '#releases, in the thread (Fri 29 Nov 2024, ';
    expect(paragraphs(`${heading}04:00`, '*Comms*: the condition was not met in time')).toHaveLength(1);
    expect(paragraphs('#comms, edited (Fri 29 Nov 2024, 00:00 Sao Paulo', 'and it is not done')).toHaveLength(
      1,
    );
    expect(paragraphs(`${heading}12:00`, '*Comms*: the condition is met. docs-lead:')).toHaveLength(1);
  });

  it('asks again whoever judged the price, with before and after, and nobody else', () => {
    const again = paragraphs(
      '#',
      'The price has changed',
      'Price: before Free of charge, now Free of charge;',
    );
    expect(again.map((text) => /#(\w+)/.exec(text)?.[1])).toEqual(['comms', 'comms']);
    expect(tour.out).toContain('> @comms-lead clicks Still green and confirms:');
  });

  it('launches without a department, where a second person agrees, and calls it green nowhere', () => {
    const [asked] = paragraphs('To @release-chair (Tue 3 Dec 2024', 'without *SIG Leads*', '[[Agree]]');
    expect(asked).toContain('comms-lead accepts the risk');
    expect(paragraphs('#sigs, edited (Tue 3 Dec 2024', 'does not wait for SIG Leads')).toHaveLength(1);
    const [prompt] = paragraphs(
      'To @release-lead, edited (Wed 11 Dec 2024, 16:45',
      'Seven green, nothing in',
    );
    expect(prompt).toMatch(/SIG Leads: release-lead decided, release-chair agreed, comms-lead accepts the/);
    expect(tour.out).not.toMatch(/eight green/i);
    expect(paragraphs('#releases, in the thread (Wed 11', 'Launched without: SIG Leads')).toHaveLength(1);
  });

  it('waits for a second person at the launch of high risk', () => {
    const called = tour.out.indexOf('says launch for *Kubernetes v1.32*');
    const agreed = tour.out.indexOf('> @release-chair clicks Launch it now');
    expect(called).toBeGreaterThan(0);
    expect(agreed).toBeGreaterThan(called);
    expect(tour.out.indexOf('#announcements (Wed 11 Dec')).toBeGreaterThan(agreed);
  });

  it('ends with the record as an auditor gets it, which agrees with the newest line in Slack', () => {
    const lines = [...tour.out.matchAll(/· `(\d+:[0-9a-f]{64})`/g)].map(([, line]) => line);
    const [command] = paragraphs('$ node evidence/verify.mjs', 'Holds:');
    expect(command).toContain(`evidence.jsonl ${lines.at(-1)} `);
    expect(command).toContain('It agrees with the anchor that you gave.');
    expect(
      paragraphs(
        '$ open evidence/evidence.html',
        'The plan as launched',
        'Green lights',
        'Conditions of green lights',
        'Decided to go without',
      ),
    ).toHaveLength(1);
  });

  it('reminds only who has not answered, three working days and one before the launch', () => {
    const reminders = told().filter((text) => text.includes('has not answered for'));
    expect(reminders.map((text) => text.trim().split(':\n')[0]?.split(' *')[0])).toEqual([
      expect.stringContaining('To @notes-lead (Fri 6 Dec 2024, 10:00 London time)'),
      expect.stringContaining('To @notes-lead (Tue 10 Dec 2024, 10:00 London time)'),
      // On the day of a promise, beside it.
      expect.stringContaining('To @notes-lead (Wed 11 Dec 2024, 09:00 London time)'),
    ]);
  });

  it('gives the meeting its agenda on Mondays at 18:00, while something is not green', () => {
    const agendas = paragraphs('#releases (', 'Status meeting: what is not green');
    expect(agendas.map((text) => /\((.*?) 2024, (.*?)\)/.exec(text)?.slice(1, 3).join(' '))).toEqual(
      ['4 Nov', '11 Nov', '18 Nov', '25 Nov', '2 Dec', '9 Dec'].map((day) => `Mon ${day} 18:00 Berlin time`),
    );
  });

  it('has users read it in their own words, which somebody writes, checks and approves', () => {
    expect(tour.out).toContain('“KEP-1847”: Say what changes for the reader');
    const launched = tour.out.indexOf('#announcements (Wed 11 Dec 2024, 16:58');
    const asked = tour.out.indexOf('please send the text for *Customers* (kubernetes.io, outside Slack)');
    expect(launched).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(launched);
    expect(paragraphs('#releases, in the thread (Wed 11 Dec', 'sent outside Slack. comms-lead')).toHaveLength(
      1,
    );
  });

  it('reads out before the go / no-go what is open, and keeps what somebody promised there', () => {
    const [agenda] = paragraphs('#releases, in the thread (Tue 10 Dec 2024, 14:00', '*Go / no-go*');
    expect(agenda).toContain('*Release Notes* has not answered in time · @notes-lead');
    expect(agenda).not.toContain('*Branch Management*');
    expect(
      paragraphs('#releases, in the thread (Tue 10 Dec 2024, 15:30', 'Minutes:', 'the last two SIGs'),
    ).toHaveLength(1);
  });

  it('calls out the launch, which a station stops once, and which goes on where it stood', () => {
    const heading = '#releases, in the thread, edited (Wed 11 Dec 2024, 16:5';
    const [stopped] = paragraphs(heading, '*The clock stands*: on hold by comms-lead.', '[[Resume]]');
    const [resumed] = paragraphs(`${heading}4`, '*Comms* is up: go or no-go?');
    expect(stopped).toBeDefined();
    expect(resumed).toBeDefined();
    expect(paragraphs('#releases, in the thread (Wed 11 Dec 2024, 16:54', '*Resumed*')).toHaveLength(1);
  });

  it('refuses a launch while a light is missing, and launches when all are green', () => {
    const refused = tour.out.indexOf('Not launched: Kubernetes v1.32 is not ready.');
    const green = tour.out.indexOf('You were the last. The release manager knows.');
    const announced = tour.out.indexOf('#announcements (Wed 11 Dec 2024, 16:58 Berlin time)');
    expect(refused).toBeGreaterThan(0);
    expect(green).toBeGreaterThan(refused);
    expect(announced).toBeGreaterThan(green);
    expect(paragraphs('#announcements (', 'Kubernetes v1.32 is live', '[5 Great]')).toHaveLength(1);
  });

  it('asks for feedback, shows it, and closes the release', () => {
    expect(paragraphs('#announcements, in the thread (Mon 16 Dec 2024, 10:00 Berlin time)')).toHaveLength(1);
    expect(tour.out).toContain('2 answers, on average 4.5 of 5.');
    expect(
      paragraphs('#releases, in the thread (Fri 20 Dec 2024, 11:00', '*Closed* by release-lead'),
    ).toHaveLength(1);
  });

  it('pings nobody but the people who are asked', () => {
    expect(tour.out).not.toMatch(/<?!(channel|here|everyone)|@channel|@here|@everyone/);
  });

  it('tells every message with its time, as it read on its day', () => {
    const messages = told().filter((text) => /^\s*(#|To @)/.test(text));
    expect(messages.length).toBeGreaterThan(50);
    for (const text of messages) expect(text).toMatch(/\(\w{3} \d{1,2} \w{3} 2024, \d\d:\d\d [\w ]+ time\):/);
    expect(tour.out).not.toMatch(/As of (yesterday|tomorrow)/);
  });
});

describe('the database of a tour', () => {
  const auditOf = async (): Promise<AuditEntry[]> => {
    const { out, err, code } = await folder.greenlight(
      'audit',
      'export',
      'kubernetes-1.32',
      '--database',
      'kept.db',
    );
    expect({ err, code }).toEqual({ err: '', code: 0 });
    return out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntry);
  };

  it('is kept where it was asked for, and the command line reads its record as an unbroken chain', async () => {
    const entries = await auditOf();
    expect(entries.length).toBeGreaterThan(20);
    for (const [index, { salt: _salt, personal: _personal, hash, ...link }] of entries.entries()) {
      expect(linkHash(link), `hash of ${link.type}`).toBe(hash);
      if (index > 0)
        expect([link.seq, link.previous]).toEqual([
          (entries[index - 1]?.seq ?? 0) + 1,
          entries[index - 1]?.hash,
        ]);
    }
    expect(entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['release_drafted', 'light_answered', 'launch_decided', 'release_closed']),
    );
  });

  it(
    'begins anew when a tour made it',
    async () => {
      const before = (await auditOf()).map(({ type }) => type);
      const again = await folder.tour('--database', folder.path('kept.db'));
      expect({ code: again.code, err: again.err }).toEqual({ code: 0, err: '' });
      expect((await auditOf()).map(({ type }) => type)).toEqual(before);
    },
    CEILING_MS,
  );

  it.each([
    ['text.db', async () => writeFileSync(folder.path('text.db'), 'not a database')],
    ['empty.db', async () => writeFileSync(folder.path('empty.db'), '')],
    [
      'real.db',
      async () => expect((await folder.greenlight('migrate', '--database', 'real.db')).code).toBe(0),
    ],
  ])('is refused in one sentence where no tour made %s, which stays as it is', async (name, make) => {
    await make();
    const before = readFileSync(folder.path(name));
    const refused = await folder.tour('--database', name);
    expect(refused.code).toBe(1);
    expect(refused.out).toBe('');
    const [sentence = '', ...more] = refused.err.trim().split(/(?<=\.)\s/);
    expect(sentence).toBe(
      `The tour stopped: ${folder.path(name)} was not made by a tour, so it stays as it is: name a file that does not exist.`,
    );
    expect(more).toEqual([]);
    expect(readFileSync(folder.path(name)).equals(before)).toBe(true);
  });
});
