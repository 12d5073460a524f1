import { expect, test } from 'vitest';
import { renderManagerCard } from '../../../../src/adapters/slack/planning/card/own-card.ts';
import type { AuditDraft, DueRow } from '../../../../src/application/ports.ts';
import type { ReleaseEvent } from '../../../../src/domain/event.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import {
  aGreenLight,
  aLight,
  anUrgent,
  aPlan,
  aRelease,
  aStartedRelease,
  type DepartmentKey,
  departmentId,
  MAYA,
  WORKSPACE,
} from '../../../support/builders.ts';
import { messageOf, planningHouse } from './planning-house.ts';

/** Ten in Berlin on a Tuesday; both were asked the day before. */
const NOW = '2026-12-08T09:00:00.000Z';
const ASKED = '2026-12-07T09:00:00.000Z';
const reader = readerIn('Europe/Berlin', Date.parse(NOW));
const FORESEEN = /If they take as long as before: green by .*; Sales decides it\./;

const waits = (key: DepartmentKey) => aLight(key, { askedAt: ASKED });
const running = aStartedRelease({ lights: [waits('docs'), waits('sales'), aGreenLight('qa')] });

const events = (key: DepartmentKey): ReleaseEvent[] => {
  const about = { departmentId: departmentId(key), name: key };
  const answer = { answer: 'green', by: MAYA, at: ASKED, asDeputy: false } as const;
  return [
    { type: 'department_asked', ...about, again: false, because: null },
    { type: 'light_answered', ...about, before: 'waiting', answer },
  ];
};

/** Launched releases of November: Docs took a day and a half of work each time, Sales three days. */
const houseAfter = async (launches: number, release = running) => {
  const { edge, store } = await planningHouse({ releases: [release], now: NOW });
  const settled = { docs: '2026-11-03T13:00:00.000Z', sales: '2026-11-05T09:00:00.000Z' };
  await store.transaction(async (tx) => {
    for (let nth = 0; nth < launches; nth++) {
      const id = `past-${nth}`;
      await tx.saveRelease(aRelease({ id, key: id, stage: 'closed', plan: aPlan({ name: id }) }), null);
      const drafts = (['docs', 'sales'] as const).flatMap((key) =>
        events(key).map(
          (event, at): AuditDraft => ({
            id: `${id}-${key}-${at}`,
            releaseId: id,
            event,
            by: { ...MAYA, role: 'lead' },
            at: at === 0 ? '2026-11-02T09:00:00.000Z' : settled[key],
          }),
        ),
      );
      await tx.appendAudit(WORKSPACE, drafts);
    }
  });
  const card = async (): Promise<string> => {
    const slot = { kind: 'board.manager_card', subject: '', audience: { user: MAYA.userId } } as const;
    const row = { workspaceId: WORKSPACE, releaseId: release.id, slot } as unknown as DueRow;
    const surroundings = { workspaceUrl: 'https://x/', slashCommand: '/release', now: NOW };
    const rendered = await renderManagerCard(row, store.reads, surroundings);
    return 'message' in rendered ? readMessage(rendered.message, reader) : '';
  };
  const status = async (words = 'status'): Promise<string> =>
    readMessage(messageOf(await edge.command(words)), reader);
  return { status, card };
};

test('the status says by when it will be green, and which department decides it', async () => {
  const { status, card } = await houseAfter(3);
  expect(await status('status atlas-2.0')).toMatch(FORESEEN);
  // The only one that runs is shown in full.
  expect(await status()).toMatch(FORESEEN);
  // Three days of work after Monday at ten.
  expect(await card()).toMatch(/green by \*Dec 10, 2026\*; Sales decides it/);
});

test.each([
  ['before there is a history', 2, running],
  ['for a hotfix, where minutes count', 3, { ...running, urgent: anUrgent() }],
  ['when nothing is missing', 3, { ...running, lights: [aGreenLight('docs')] }],
])('nothing is foreseen %s', async (_case, launches, release) => {
  const { status, card } = await houseAfter(launches, release);
  expect(await status()).not.toContain('as long as before');
  expect(await card()).not.toContain('as long as before');
});
