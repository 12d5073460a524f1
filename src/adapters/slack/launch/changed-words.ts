import { listedAnd } from '../words/listed.ts';

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
  standIn: 'the stand-in',
  visibility: 'who may see it',
  privateChannel: 'its private channel',
  departments: 'the departments',
  manager: 'the release manager',
};

/** "nothing changed since", or what did: never claimed without having looked. */
export const changedWords = (fields: readonly string[]): string =>
  fields.length === 0
    ? 'nothing changed since'
    : `changed since: ${listedAnd([...new Set(fields.map((field) => FIELDS[field] ?? 'the plan'))])}`;
