import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHANNELS, PEOPLE, type Rehearsal, rehearse } from '../../../support/rehearsal.ts';
import { plan, start, toldPrivately, whisperCount } from '../../../support/steps.ts';

let rehearsal: Rehearsal;

beforeEach(async () => {
  const members = PEOPLE.map(({ id }) => id);
  rehearsal = await rehearse({ channels: CHANNELS.map((channel) => ({ ...channel, members })) });
  await plan(rehearsal);
  await start(rehearsal);
});
afterEach(() => rehearsal.stop());

const asks = async (who: string, key = 'atlas-2.0'): Promise<string> => {
  const person = rehearsal.slack.person(who);
  const seen = whisperCount(rehearsal, person);
  const answer = await person.types('#releases', `/release evidence ${key}`);
  return answer.text === '' ? toldPrivately(rehearsal, person, { seen }) : answer.text;
};

describe('/release evidence', () => {
  test('tells the release manager which command makes the pack', async () => {
    const said = await asks('maya');
    expect(said).toMatch(/The record of \*Atlas 2\.0\* holds 3 decisions\./);
    expect(said).toContain('greenlight audit evidence atlas-2.0 --out atlas-2.0-evidence');
  });

  test('tells everybody else whom to ask, and a guest nothing', async () => {
    const said = await asks('docs-lead');
    expect(said).toContain('is for its release manager and the admins.');
    expect(said).not.toContain('greenlight audit');
    expect(await asks('guest')).not.toMatch(/Atlas|greenlight audit/);
  });

  test('of a key that nobody knows says so', async () => {
    expect(await asks('maya', 'zzz-9.9')).toContain('zzz-9.9');
  });
});
