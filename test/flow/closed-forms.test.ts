import { afterEach, describe, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  test('a form that was closed gives back what was typed when it is opened again', async () => {
    rehearsal = await rehearse({ mode });
    const { slack } = rehearsal;
    const maya = slack.person('maya');
    await maya.types('#releases', '/release new');
    await maya.fills({ 'Name and version': 'Atlas 2.0', 'What do users gain?': 'Shared boards.' });
    await maya.closes();
    expect(maya.modal).toBeNull();
    expect(slack.log.deliveries.filter(({ problem }) => problem !== null)).toEqual([]);

    await slack.until(() => slack.log.deliveries.at(-1)?.status === 200, 'the acknowledged closing');
    await maya.types('#releases', '/release new');
    expect(maya.modal?.text).toContain('Atlas 2.0');
    expect(maya.modal?.text).toContain('Shared boards.');
  });
});
