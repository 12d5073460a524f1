import { describe, expect, it } from 'vitest';
import { LIGHT_ACTIONS } from '../../../../src/adapters/slack/lights/ids.ts';
import { writeSettings } from '../../../../src/application/settings/change-settings.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { launchOn, MAYA } from '../../../support/builders.ts';
import { aHouse, type Delivered, dana, maya } from './a-house.ts';
import { answers, atlas, DANA, DOCS, docsOf, OMAR, settings } from './samples.ts';

const ids = { releaseId: 'rel-atlas', departmentId: DOCS };

/** Only Docs takes part, so that what it hears stands alone. */
const alone = (release: Release): Release => ({ ...release, lights: [docsOf(release)] });
const inDocs = (all: readonly Delivered[], kind: string): string[] =>
  all.flatMap((each) =>
    each.kind === kind && each.to === 'C0DOCS' && each.message !== null ? [each.message.text] : [],
  );
const of = (all: readonly Delivered[], kind: string): string[] =>
  all.flatMap((each) => (each.kind === kind && each.message !== null ? [each.message.text] : []));

describe('a department', () => {
  it('is mentioned when its card is posted, and never by an edit', async () => {
    const { happens, deliver, edge } = await aHouse(alone(atlas({ askedAt: null }, { stage: 'planning' })));
    await happens(null, { type: 'ask', departmentId: DOCS });
    const [asked] = inDocs(await deliver(), 'board.department_card');
    expect(asked).toMatch(/^<@U0DANA>, is Docs ready for customers to have Atlas 2\.0 on /);
    await edge.click(LIGHT_ACTIONS.onTrack, { actor: dana, ids });
    const [edited] = inDocs(await deliver(), 'board.department_card');
    expect(edited).toContain('On track');
    expect(edited).not.toContain('<@');
  });

  it('hears of a hold and of its end once each, with what was missed meanwhile', async () => {
    const { happens, deliver, at } = await aHouse(alone(atlas()));
    await happens(maya, { type: 'hold', reason: 'Security review.' });
    const held = await deliver();
    expect(inDocs(held, 'statement.to_department')).toEqual([
      '*Atlas 2.0* is on hold. Maya: Security review. I ask and remind nobody until it goes on. What you answered stays.',
    ]);
    expect(of(held, 'statement.thread_line')).toEqual(['Atlas 2.0: *On hold*. Maya: Security review.']);
    at('2026-12-08T09:00:00.000Z');
    await happens(maya, { type: 'resume', launch: launchOn('2026-12-15') });
    const resumed = await deliver();
    const [told, ...more] = inDocs(resumed, 'statement.to_department');
    expect(more).toEqual([]);
    expect(told).toContain('*Atlas 2.0* goes on. Maya resumed it. The launch moved from ');
    expect(told).toContain('<@U0DANA>, please answer for Docs by <!date^');
    // A reminder that nobody missed is no news to the department.
    expect(told).not.toContain('Missed');
    const [line, ...others] = of(resumed, 'statement.thread_line');
    expect(others).toEqual([]);
    expect(line).toContain('*Resumed* by Maya. Launch: <!date^');
  });

  it('reads why it is asked again, unless it has answered meanwhile', async () => {
    const onTrack = alone(atlas({ state: 'on_track', answer: answers().onTrack }));
    const { happens, deliver, edge, at } = await aHouse(onTrack);
    at('2026-12-08T09:00:00.000Z');
    await happens(null, { type: 'ask_again', departmentId: DOCS });
    expect(inDocs(await deliver(), 'statement.asked_again')[0]).toMatch(
      /^<@U0DANA>, I ask again: is \*Docs\* ready .* Why: You said you were on track\./,
    );
    await edge.click(LIGHT_ACTIONS.onTrack, { actor: dana, ids });
    at('2026-12-09T09:00:00.000Z');
    await happens(null, { type: 'ask_again', departmentId: DOCS });
    await edge.click(LIGHT_ACTIONS.green, { actor: dana, ids });
    expect(inDocs(await deliver(), 'statement.asked_again')).toEqual([]);
  });

  it('whose release is cancelled reads why, once, and its card asks nothing any more', async () => {
    const { happens, deliver } = await aHouse(
      alone(atlas({ state: 'waiting', askedAt: null, answer: null })),
    );
    await happens(null, { type: 'ask', departmentId: 'dep-docs' });
    await deliver();
    await happens(maya, { type: 'cancel', reason: 'No budget.' });
    const all = await deliver();
    expect(inDocs(all, 'statement.to_department')).toEqual([
      '*Atlas 2.0* is cancelled. Maya: No budget. There is nothing to answer any more. Thank you for your work on it.',
    ]);
    expect(inDocs(all, 'board.department_card')[0]).toMatch(/^\*Cancelled\*/);
  });
});

describe('after a launch that did not work', () => {
  const launch = { attempt: 1, decidedBy: MAYA, decidedAt: '2026-12-03T09:00:00.000Z', liveAt: null };
  const named = (name: string): Release => {
    const release = atlas({ state: 'green' }, { stage: 'launching', attempts: 1, launch });
    return { ...release, lights: [{ ...docsOf(release), name }] };
  };
  const failed = { type: 'declare_failed', usersSee: 'part', cause: 'Disk.', askAgain: [] } as const;
  const again = { type: 'launch', mode: 'live_now', announcementId: 'ann', early: true } as const;

  it('support hears first, and is told when it is tried again', async () => {
    const { happens, deliver } = await aHouse(named('Support'));
    await happens(maya, failed);
    const [told] = inDocs(await deliver(), 'statement.to_department');
    expect(told).toContain('I tell you when it is tried again.');
    await happens(maya, again);
    const all = await deliver();
    expect(inDocs(all, 'statement.to_department')[0]).toContain('*Atlas 2.0* is tried again (attempt 2).');
    expect(of(all, 'statement.thread_line')[0]).toContain('It is tried again: attempt 2');
  });

  it('a department that was ticked hears too, and reads where it learns of the next attempt', async () => {
    const { happens, deliver } = await aHouse(named('Docs'));
    await happens(maya, { ...failed, tell: [DOCS] });
    const [told] = inDocs(await deliver(), 'statement.to_department');
    expect(told).toContain('The thread of the release says when it is tried again.');
    await happens(maya, again);
    expect(inDocs(await deliver(), 'statement.to_department')).toEqual([]);
  });
});

describe('somebody who is named after the ask', () => {
  it('is told under the card, once, with a deadline', async () => {
    const { house, deliver } = await aHouse(alone(atlas()));
    const dep = (leads: string[]) => ({
      ...settings,
      departments: settings.departments.map((each) => (each.id === DOCS ? { ...each, leads } : each)),
    });
    const by = { ...MAYA, role: 'admin' } as const;
    const [before, after] = [dep([DANA.userId]), dep([DANA.userId, 'U0RITA'])];
    await house.store.transaction((tx) => writeSettings(tx, house, { before, after, by }));
    const [told, ...more] = inDocs(await deliver(), 'statement.reminder');
    expect(more).toEqual([]);
    expect(told).toMatch(/^<@U0RITA>, you can answer for \*Docs\* now\. Is it ready .*Answer by </);
    expect(told).not.toContain('U0DANA');
  });
});

describe('the release manager', () => {
  it('hears of a hold by somebody else, with the ways on, and not of their own', async () => {
    const by = async (actor: typeof dana) => {
      const { happens, deliver } = await aHouse(atlas());
      await happens(actor, { type: 'hold', reason: 'Legal.' });
      return (await deliver()).filter(({ kind }) => kind === 'statement.to_manager');
    };
    const [told, ...more] = await by(dana);
    expect(more).toEqual([]);
    expect(told?.to).toBe(MAYA.userId);
    expect(told?.message?.text).toContain('*Dana* put *Atlas 2.0* on hold: Legal.');
    expect(JSON.stringify(told?.message)).toMatch(/"Resume".*"Cancel"/);
    expect(await by(maya)).toEqual([]);
  });

  it('hears of a red light by direct message, with the reason', async () => {
    const { happens, deliver } = await aHouse(atlas());
    const { by: _by, at: _at, asDeputy: _asDeputy, ...answer } = answers().notYet;
    await happens(dana, { type: 'answer', departmentId: DOCS, answer });
    const all = await deliver();
    const [told] = all.filter(({ kind, to }) => kind === 'statement.to_manager' && to === MAYA.userId);
    expect(told?.message?.text).toContain(
      '*Docs* is not ready for *Atlas 2.0* yet. Dana: The guide misses a chapter.',
    );
    expect(of(all, 'statement.thread_line')[0]).toContain('*Docs*: not yet. Dana.');
  });

  it('is not asked for consent when the department changed its mind meanwhile', async () => {
    const { happens, deliver } = await aHouse(atlas());
    const answer = { answer: 'not_applicable', reason: 'No guide changes.' } as const;
    await happens(dana, { type: 'answer', departmentId: DOCS, answer });
    await happens(dana, { type: 'answer', departmentId: DOCS, answer: { answer: 'green' } });
    const told = (await deliver()).filter(({ kind }) => kind === 'statement.to_manager');
    expect(told.map(({ skip }) => skip)).toEqual(['no_longer_so']);
  });

  it('who takes a release over and who gave it away are told so', async () => {
    const { happens, deliver } = await aHouse(atlas());
    await happens(maya, { type: 'hand_over', to: OMAR });
    const told = (await deliver()).filter(({ kind }) => kind === 'statement.to_manager');
    const textTo = (userId: string) => told.find(({ to }) => to === userId)?.message?.text;
    expect(told).toHaveLength(2);
    expect(textTo(OMAR.userId)).toContain('You are the release manager of *Atlas 2.0* now, after Maya.');
    expect(textTo(OMAR.userId)).toMatch(/In the way: .*Docs/);
    expect(textTo(maya.userId)).toBe('*Atlas 2.0* is managed by Omar now, who also gets its messages.');
  });
});

describe('in a rehearsal', () => {
  it('the manager’s own messages do not say that somebody else would read them', async () => {
    const { happens, deliver } = await aHouse(atlas({}, { practice: true }));
    const answer = { answer: 'not_applicable', reason: 'No guide changes.' } as const;
    await happens(maya, { type: 'answer', departmentId: DOCS, answer });
    const told = (await deliver()).find(({ kind }) => kind === 'statement.to_manager');
    expect(told?.message?.text).toMatch(/^PRACTICE: /);
    expect(JSON.stringify(told?.message?.blocks)).not.toContain('would read this');
  });
});
