import { seededChance } from '../support/seeded-chance.ts';

/** Everything that is left to chance, always the same for a seed. */
export type Dice = {
  /** True so often, from 0 (never) to 1 (always). */
  happens(probability: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<Thing>(things: readonly [Thing, ...Thing[]]): Thing;
};

/** Dice that fall the same way for the same seed and name: what one kind of chance uses up changes no other. */
export const seededDice = (seed: number, name: string): Dice => {
  let mixed = seed >>> 0;
  for (const letter of name) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const chance = seededChance(mixed);
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  return {
    happens: (probability) => chance() < probability,
    between,
    pick: (things) => things[between(0, things.length - 1)] ?? things[0],
  };
};
