import { describe, expect, it } from 'vitest';
import { ITEM_LIMITS, PACK_SIZE } from '../../../src/domain/packs/pack.ts';
import { packProblems } from '../../../src/domain/packs/pack-rules.ts';
import { shippedItems } from '../../../src/domain/packs/shipped-packs.ts';
import { PRESETS, presetOf, THE_EIGHT } from '../../../src/domain/settings/settings-presets.ts';

const KEYS = [...new Set(PRESETS.flatMap((preset) => presetOf[preset].departments.map(({ key }) => key)))];

describe('the questions that come with a department', () => {
  it.each(KEYS)('%s has three to seven, each within its limits', (key) => {
    const items = shippedItems(key) ?? [];
    expect(items.length).toBeGreaterThanOrEqual(PACK_SIZE.least);
    expect(items.length).toBeLessThanOrEqual(PACK_SIZE.most);
    expect(packProblems(items)).toEqual([]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it.each(KEYS)('%s is asked questions, says why, and needs most of them', (key) => {
    const items = shippedItems(key) ?? [];
    for (const { question, why, label } of items) {
      expect(question).toMatch(/\?$/);
      expect(why.length).toBeGreaterThan(10);
      expect(label.length).toBeLessThanOrEqual(ITEM_LIMITS.label);
    }
    expect(items.filter(({ required }) => required).length).toBeGreaterThanOrEqual(PACK_SIZE.least);
  });

  it('cover what the others wait for: limitations, pages, who is called, name and price', () => {
    const fed = THE_EIGHT.flatMap(({ key }) =>
      (shippedItems(key) ?? []).flatMap(({ feeds }) => (feeds === null ? [] : [`${key}: ${feeds}`])),
    );
    expect(new Set(fed)).toEqual(
      new Set([
        'qa: known_limitations',
        'docs: pages',
        'product-marketing: locked_facts',
        'support: support_contact',
      ]),
    );
  });

  it('are none for a department that nobody here knows', () => {
    expect(shippedItems('astronomy')).toBeNull();
    expect(shippedItems('constructor')).toBeNull();
  });
});
