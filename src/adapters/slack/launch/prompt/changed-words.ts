import { LIGHT_CHANGED } from '../../../../domain/launch/changes-since-green.ts';
import { isSettled } from '../../../../domain/lights/light.ts';
import type { Release } from '../../../../domain/release.ts';
import { lightNames } from '../../words/light.ts';
import { listedAnd } from '../../words/listed.ts';
import { plainName } from '../../words/plain-name.ts';

/** Fields of the plan as people call them. */
const FIELDS: Readonly<Record<string, string>> = {
  date: 'the date',
  name: 'the name',
  version: 'the version',
  value: 'what users gain',
  path: 'how it goes out',
  goal: 'the goal',
  measure: 'how the goal is measured',
  scope: 'the scope',
  outOfScope: 'what is out of scope',
  highlights: 'the highlights',
  product: 'the product',
  price: 'the price',
  packages: 'the packages',
  candidate: 'the build',
  backOut: 'the way back',
  beta: 'what a trial showed',
  risk: 'the risk',
  standIn: 'the stand-in',
  visibility: 'who may see it',
  privateChannel: 'its private channel',
  departments: 'the departments',
  manager: 'the release manager',
};

/** "Sales (not yet)": how a department that nobody waits for answered since; null once it is settled again. */
const turned = (departmentId: string, { lights }: Pick<Release, 'lights'>): string | null => {
  const light = lights.find((each) => each.departmentId === departmentId);
  if (light === undefined || isSettled(light)) return null;
  return `${plainName(light.name)} (${lightNames[light.state].toLowerCase()})`;
};

/** "nothing changed since", or what did: never claimed without having looked. */
export const changedWords = (changed: readonly string[], release: Pick<Release, 'lights'>): string => {
  const named = changed
    .map((field) =>
      field.startsWith(LIGHT_CHANGED)
        ? turned(field.slice(LIGHT_CHANGED.length), release)
        : (FIELDS[field] ?? 'the plan'),
    )
    .filter((words) => words !== null);
  return named.length === 0 ? 'nothing changed since' : `changed since: ${listedAnd([...new Set(named)])}`;
};
