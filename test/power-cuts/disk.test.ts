import { describe, expect, test } from 'vitest';
import { seededChance } from '../support/seeded-chance.ts';
import { CUT_KINDS, createDisk, type FileEvent } from './disk.ts';

const write = (offset: number, text: string): FileEvent => ({
  type: 'write',
  file: 'x',
  offset,
  data: Buffer.from(text),
});
const sync: FileEvent = { type: 'sync', file: 'x' };

const diskAfter = (...events: FileEvent[]) => {
  const disk = createDisk();
  for (const event of events) disk.happens(event);
  return disk;
};

const chance = () => seededChance(7);

describe('a disk whose power is cut', () => {
  test.each(CUT_KINDS)('keeps everything that was synced: %s', (kind) => {
    const disk = diskAfter(write(0, 'aaaa'), write(2, 'bb'), write(6, 'c'), sync);
    expect(disk.cut(kind, chance()).get('x')).toEqual(Buffer.from('aabb\0\0c'));
  });

  test('may have lost what was not synced, and goes on unharmed by being looked at', () => {
    const disk = diskAfter(write(0, 'aaaa'), sync, write(0, 'bbbb'));
    expect(disk.cut('dropped', chance()).get('x')).toEqual(Buffer.from('aaaa'));
    disk.happens(sync);
    expect(disk.cut('dropped', chance()).get('x')).toEqual(Buffer.from('bbbb'));
  });

  test('may have written some sectors and not others, each of them whole', () => {
    const before = 'a'.repeat(4096);
    const disk = diskAfter(write(0, before), sync, write(0, 'b'.repeat(4096)));
    const random = chance();
    const seen = new Set<string>();
    for (let nth = 0; nth < 50; nth += 1) {
      const left = String(disk.cut('reordered', random).get('x'));
      const sectors = left.match(/.{512}/g) ?? [];
      expect(sectors.every((sector) => /^(a+|b+)$/.test(sector))).toBe(true);
      seen.add(sectors.map((sector) => sector[0]).join(''));
    }
    expect(seen.size).toBeGreaterThan(20);
  });

  test('may have stopped within a write, with what came before it', () => {
    const disk = diskAfter(write(0, 'a'.repeat(1024)), write(1024, 'b'.repeat(1024)));
    const random = chance();
    const lengths = new Set(Array.from({ length: 50 }, () => disk.cut('torn', random).get('x')?.length));
    expect([...lengths].sort()).toEqual([0, 1024, 1536, 512]);
  });

  test('forgets another file only by its own syncs', () => {
    const disk = diskAfter(write(0, 'aa'), { type: 'sync', file: 'y' });
    expect(disk.cut('dropped', chance()).get('x')).toEqual(Buffer.alloc(0));
  });

  test('a shortening counts as a write; a removed file is gone', () => {
    const disk = diskAfter(write(0, 'aaaa'), sync, { type: 'truncate', file: 'x', size: 1 });
    expect(String(disk.cut('dropped', chance()).get('x'))).toBe('aaaa');
    disk.happens(sync);
    expect(String(disk.cut('dropped', chance()).get('x'))).toBe('a');
    disk.happens({ type: 'remove', file: 'x' });
    expect(disk.cut('dropped', chance()).has('x')).toBe(false);
  });
});
