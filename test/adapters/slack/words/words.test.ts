import { describe, expect, it } from 'vitest';
import { lightLine, lightMark, lightWords } from '../../../../src/adapters/slack/words/light.ts';
import { messageLink } from '../../../../src/adapters/slack/words/link.ts';
import { obstacleWords } from '../../../../src/adapters/slack/words/obstacle.ts';
import { warningWords } from '../../../../src/adapters/slack/words/warning.ts';
import type { Light } from '../../../../src/domain/lights/light.ts';
import { aGreenLight, aLight, NOW, ZONE } from '../../../support/builders.ts';
import { HOSTILE, hasBrokenEntity } from '../kit/hostile.ts';

const by = { userId: 'U0DANA', name: 'Dana' };

const notYet = (reason: string): Light =>
  aLight('docs', {
    state: 'not_yet',
    askedAt: NOW,
    answer: {
      answer: 'not_yet',
      reason,
      solver: 'Omar',
      expectedOn: '2026-12-04',
      by,
      at: NOW,
      asDeputy: false,
    },
  });

describe('a light in words', () => {
  it('says before the ask that nobody was asked', () => {
    expect(lightWords(aLight('docs'), NOW)).toBe('not asked yet');
  });

  it('names who gave the green light, and a deputy as deputy', () => {
    const answer = { answer: 'green', by, at: NOW, asDeputy: true } as const;
    expect(lightWords(aLight('docs', { state: 'green', askedAt: NOW, answer }), NOW)).toBe(
      'Green (Dana, deputy for lead)',
    );
  });

  it('tells a question that came again from one that was never answered', () => {
    const { answer } = aGreenLight('docs');
    expect(lightWords(aLight('docs', { askedAt: NOW }), NOW)).toBe('waiting for an answer');
    expect(lightWords(aLight('docs', { askedAt: NOW, answer }), NOW)).toBe(
      'asked again, waiting for an answer',
    );
  });

  it('gives reason and date of a red one', () => {
    expect(lightWords(notYet('No guide.'), NOW)).toBe('Not yet (Dana) · No guide. · Expected Fri 4 Dec');
  });

  it('is never a colour alone', () => {
    expect(lightLine(aGreenLight('docs'), NOW, ZONE).text).toMatch(/^:large_green_circle: \*Docs\*: Green /);
    expect(lightLine(notYet('x'), NOW, ZONE).text).toMatch(/^:red_circle: \*Docs\*: Not yet /);
  });

  it('has marks of different shapes for not asked, waiting and on track', () => {
    const marks = [
      aLight('docs'),
      aLight('docs', { askedAt: NOW }),
      aLight('docs', { state: 'on_track', askedAt: NOW }),
    ].map((light) => lightMark(light).text);
    expect(marks).toEqual([':white_circle:', ':hourglass_flowing_sand:', ':hammer_and_wrench:']);
    expect(lightLine(aLight('docs'), NOW, ZONE).text).toBe(':white_circle: *Docs*: not asked yet');
  });

  it('that was asked again has the mark of a question that waits', () => {
    const { answer } = aGreenLight('docs');
    expect(lightMark(aLight('docs', { askedAt: NOW, answer })).text).toBe(':hourglass_flowing_sand:');
  });

  it.each(Object.entries(HOSTILE))('neither formats nor pings with %s as a reason', (_name, text) => {
    const { text: line } = lightLine(notYet(text), NOW, ZONE);
    expect(line).not.toMatch(/<[!@#]/);
    expect(hasBrokenEntity(line)).toBe(false);
    expect(line.length).toBeLessThan(1000);
  });
});

describe('what is in the way, in words', () => {
  it('tells waiting, on track and not asked apart', () => {
    const waiting = { kind: 'waiting', department: 'Sales' } as const;
    expect(obstacleWords({ ...waiting, onTrack: false, asked: true })).toBe('Sales: no answer yet.');
    expect(obstacleWords({ ...waiting, onTrack: true, asked: true })).toBe(
      'Sales: on track, no green light yet.',
    );
    expect(obstacleWords({ ...waiting, onTrack: false, asked: false })).toBe('Sales: not asked yet.');
  });

  it('says of a red one who can solve it and when', () => {
    expect(
      obstacleWords({
        kind: 'not_yet',
        department: 'Docs',
        reason: 'No guide.',
        solver: 'Omar',
        expectedOn: '2026-12-04',
      }),
    ).toBe('Docs: not yet. No guide. Omar can solve it, expected Fri 4 Dec.');
  });
});

describe('warnings before Start', () => {
  it('say what a department gets of what it needs', () => {
    expect(warningWords({ kind: 'short_lead_time', department: 'Docs', has: 3, needs: 10 })).toBe(
      'Docs gets 3 of the 10 working days it needs. It is asked at once.',
    );
  });

  it('say how much of the day is left for support', () => {
    expect(warningWords({ kind: 'little_support', hours: 0 })).toContain('no working hours');
    expect(warningWords({ kind: 'little_support', hours: 1.25 })).toContain('1 and a half working hours');
    expect(warningWords({ kind: 'little_support', hours: 0.5 })).toContain('there is half an hour left');
  });
});

it('the address of a message is the one that Slack forms', () => {
  const link = messageLink('https://example.slack.com/', { channelId: 'C0DOCS', ts: '1763370000.000100' });
  expect(link).toBe('https://example.slack.com/archives/C0DOCS/p1763370000000100');
});
