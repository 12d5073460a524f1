import type { Light } from '../../../../domain/lights/light.ts';
import { comesAfter } from '../../../../domain/lights/order.ts';
import type { Release } from '../../../../domain/release.ts';
import { listedAnd } from '../../words/listed.ts';
import { plainName } from '../../words/plain-name.ts';

/** "QA and Docs": the departments that have to be green before this one, as things stand; null where none. */
export const firstNames = (light: Light, release: Release): string | null => {
  const first = comesAfter(light, release).map(({ name }) => plainName(name));
  return first.length === 0 ? null : listedAnd(first);
};

/** On a card that was asked already: why its green light cannot be given yet. */
export const orderLine = (light: Light, release: Release): string | null => {
  const first = firstNames(light, release);
  return first === null
    ? null
    : `Comes after ${first}: it can be green once ${first} ${comesAfter(light, release).length > 1 ? 'are' : 'is'}.`;
};
