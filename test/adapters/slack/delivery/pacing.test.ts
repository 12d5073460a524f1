import { describe, expect, it } from 'vitest';
import { createPacing, type PacedMethod, type Pacing } from '../../../../src/adapters/slack/pacing.ts';

const aClock = () => {
  let now = 1000;
  return {
    monotonicMs: () => now,
    passes: (ms: number) => {
      now += ms;
    },
  };
};

const takeAll = (pacing: Pacing, method: PacedMethod, urgent: boolean): number => {
  let taken = 0;
  while (pacing.take(method, `c:C${taken}`, urgent) === 0) taken += 1;
  return taken;
};

describe('the pace of posts', () => {
  it('one channel takes one post a second, and others are free meanwhile', () => {
    const clock = aClock();
    const pacing = createPacing(clock);
    expect(pacing.take('chat.postMessage', 'c:C1', false)).toBe(0);
    expect(pacing.take('chat.postMessage', 'c:C1', false)).toBe(1000);
    expect(pacing.take('chat.postMessage', 'c:C2', false)).toBe(0);
    clock.passes(400);
    expect(pacing.busyTargets()).toEqual(['c:C1', 'c:C2']);
    expect(pacing.nextFreeInMs()).toBe(600);
    clock.passes(600);
    expect(pacing.busyTargets()).toEqual([]);
    expect(pacing.nextFreeInMs()).toBeNull();
    expect(pacing.take('chat.postMessage', 'c:C1', false)).toBe(0);
  });

  it('an edit neither waits for posts of its channel nor holds them up', () => {
    const pacing = createPacing(aClock());
    expect(pacing.take('chat.update', 'c:C1', false)).toBe(0);
    expect(pacing.busyTargets()).toEqual([]);
    expect(pacing.take('chat.postMessage', 'c:C1', false)).toBe(0);
    expect(pacing.take('chat.update', 'c:C1', false)).toBe(0);
  });
});

describe('budgets of a minute', () => {
  it.each([
    ['chat.postMessage', 300],
    ['chat.update', 50],
    ['views.publish', 100],
    ['conversations.history', 50],
  ] as const)('%s: %i calls a minute for what is urgent', (method, budget) => {
    const clock = aClock();
    const pacing = createPacing(clock);
    expect(takeAll(pacing, method, true)).toBe(budget);
    expect(pacing.take(method, 'c:CX', true)).toBe(60_000);
    clock.passes(60_000);
    expect(pacing.take(method, 'c:CX', true)).toBe(0);
  });

  it('an announcement still goes when reminders have used up their part of the budget', () => {
    const pacing = createPacing(aClock());
    expect(takeAll(pacing, 'chat.postMessage', false)).toBe(270);
    expect(pacing.take('chat.postMessage', 'c:CANN', false)).toBeGreaterThan(0);
    expect(pacing.take('chat.postMessage', 'c:CANN', true)).toBe(0);
  });
});

describe('what finds no room', () => {
  it('is named until the first call of the minute is over, long before what is urgent is refused', () => {
    const clock = aClock();
    const pacing = createPacing(clock);
    takeAll(pacing, 'chat.update', false);
    clock.passes(20_000);
    takeAll(pacing, 'views.publish', false);
    expect(pacing.heldBack()).toEqual(['edits', 'homes']);
    expect(pacing.nextFreeInMs()).toBe(40_000);
    expect(pacing.take('chat.update', 'c:CX', true)).toBe(0);
    clock.passes(40_000);
    expect(pacing.heldBack()).toEqual(['homes']);
    expect(pacing.nextFreeInMs()).toBe(20_000);
    clock.passes(20_000);
    expect(pacing.heldBack()).toEqual([]);
    expect(pacing.nextFreeInMs()).toBeNull();
  });

  it('is nothing while posts alone are used up: edits have a budget of their own', () => {
    const pacing = createPacing(aClock());
    takeAll(pacing, 'chat.postMessage', false);
    expect(pacing.heldBack()).toEqual([]);
  });
});

describe('Retry-After', () => {
  it('rests the method in that channel, and nothing else', () => {
    const clock = aClock();
    const pacing = createPacing(clock);
    pacing.pause('chat.postMessage', 'c:C1', 30_000);
    pacing.pause('chat.update', 'c:C2', 5000);
    expect(pacing.busyTargets()).toEqual(['c:C1']);
    expect(pacing.take('chat.postMessage', 'c:C1', true)).toBe(30_000);
    expect(pacing.take('chat.update', 'c:C1', false)).toBe(0);
    expect(pacing.take('chat.update', 'c:C2', false)).toBe(5000);
    expect(pacing.take('chat.postMessage', 'c:C2', false)).toBe(0);
    clock.passes(30_000);
    expect(pacing.take('chat.postMessage', 'c:C1', false)).toBe(0);
  });

  it('a shorter one does not end a longer one', () => {
    const pacing = createPacing(aClock());
    pacing.pause('views.publish', null, 30_000);
    pacing.pause('views.publish', null, 1000);
    expect(pacing.take('views.publish', null, false)).toBe(30_000);
  });
});
