import { describe, expect, test } from 'vitest';
import { chainFrom } from '../../../src/domain/blockers/chains.ts';
import { obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aStartedRelease, type DepartmentKey, departmentId } from '../../support/builders.ts';
import { after, answerOf, leadActor, notYet } from '../deciding.ts';

type Wait = readonly [DepartmentKey, DepartmentKey];

/** A release in which departments wait for departments. */
const waiting = (...waits: readonly Wait[]): Release =>
  waits.reduce((release, [who, whom]) => {
    const solvedBy = { kind: 'department', departmentId: departmentId(whom), name: whom } as const;
    return after(release, answerOf(who, { ...notYet, solvedBy } as typeof notYet), { actor: leadActor(who) });
  }, aStartedRelease());

describe('who waits for whom', () => {
  test.each<[string, readonly Wait[], readonly string[] | null, boolean]>([
    ['nobody', [], null, false],
    ['another department', [['sales', 'pmm']], ['Sales', 'Product marketing'], false],
    [
      'a chain of three',
      [
        ['sales', 'pmm'],
        ['pmm', 'docs'],
      ],
      ['Sales', 'Product marketing', 'Docs'],
      false,
    ],
    [
      'each other',
      [
        ['sales', 'pmm'],
        ['pmm', 'sales'],
      ],
      ['Sales', 'Product marketing', 'Sales'],
      true,
    ],
    ['itself', [['sales', 'sales']], ['Sales', 'Sales'], true],
    [
      'a circle further on',
      [
        ['sales', 'pmm'],
        ['pmm', 'docs'],
        ['docs', 'pmm'],
      ],
      ['Sales', 'Product marketing', 'Docs', 'Product marketing'],
      true,
    ],
    ['a chain that begins elsewhere', [['pmm', 'docs']], null, false],
  ])('Sales waits for %s', (_name, waits, names, circle) => {
    expect(chainFrom(waiting(...waits), departmentId('sales'))).toEqual(
      names === null ? null : { names, circle },
    );
  });

  test('a person who can solve it makes no chain', () => {
    const release = after(aStartedRelease(), answerOf('sales', notYet), { actor: leadActor('sales') });
    expect(chainFrom(release, departmentId('sales'))).toBeNull();
  });

  test('a chain is shorter once somebody in it is green', () => {
    const release = after(waiting(['sales', 'pmm'], ['pmm', 'docs']), answerOf('pmm', { answer: 'green' }), {
      actor: leadActor('pmm'),
    });
    expect(chainFrom(release, departmentId('sales'))?.names).toEqual(['Sales', 'Product marketing']);
  });

  test('is shown in what is in the way', () => {
    const [first] = obstaclesTo(waiting(['sales', 'pmm']));
    expect(first).toMatchObject({
      kind: 'not_yet',
      chain: { names: ['Sales', 'Product marketing'], circle: false },
    });
  });
});
