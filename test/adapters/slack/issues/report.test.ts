import { expect, test } from 'vitest';
import { ISSUE_ACTIONS } from '../../../../src/adapters/slack/issues/ids.ts';
import { registerIssues } from '../../../../src/adapters/slack/issues/listeners.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { inStage } from '../../../domain/deciding.ts';
import { aPlan } from '../../../support/builders.ts';
import { buttonsIn, initialOf, messageOf, planningHouse, viewOf } from '../planning/planning-house.ts';

const live = (key: string): Release =>
  inStage.live({ id: `rel-${key}`, key, plan: aPlan({ name: key, version: null }) });

const issuesHouse = async (...keys: readonly string[]) => {
  const setting = await planningHouse({ releases: keys.map(live) });
  registerIssues(setting.edge, setting.house);
  return setting;
};

test('"list" asks which one where several are live, and each button lists what was found', async () => {
  const { edge } = await issuesHouse('atlas', 'nova');
  const which = messageOf(await edge.command('issue list'));
  expect(which.text).toContain('See what was found in which release?');
  expect(buttonsIn(which).map(({ id }) => id)).toEqual([ISSUE_ACTIONS.list, ISSUE_ACTIONS.list]);
  const listed = await edge.click(ISSUE_ACTIONS.list, { ids: { releaseId: 'rel-nova' } });
  expect(messageOf(listed).text).toContain('nothing was found so far');
});

test('"list" says that nothing is live, and opens no form', async () => {
  const { edge } = await issuesHouse();
  expect(messageOf(await edge.command('issue list')).text).toContain('Nothing was found');
});

test('a report that could not be taken is offered again, with the words that were typed last', async () => {
  const { edge, fillIn } = await issuesHouse('atlas');
  const refused = await fillIn(await edge.command('issue atlas Totals are wrong'), {
    text: '',
    severity: 'critical',
  });
  expect(refused).toMatchObject({ kind: 'refused' });
  const again = initialOf(viewOf(await edge.command('issue atlas')));
  expect(again).toMatchObject({ severity: 'critical' });
  const other = initialOf(viewOf(await edge.command('issue atlas Boards are empty')));
  expect(other).toMatchObject({ severity: 'critical', text: 'Boards are empty' });
});
