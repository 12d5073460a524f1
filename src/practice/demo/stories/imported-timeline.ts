import type { Story } from '../scene.ts';
import { HOME_ZONE, inboxId, MANAGER, RELEASES, type ReleaseSeed } from '../stage/cast.ts';
import { sends } from '../stage/doing.ts';
import { setUp } from '../stage/set-up.ts';
import { plan } from './verbs.ts';

const KUBERNETES: ReleaseSeed = {
  title: 'Kubernetes 1.32',
  key: 'kubernetes-1.32',
  value: 'Clusters free what a finished workload held.',
  launch: { date: '2026-12-09', time: '15:00', zone: HOME_ZONE },
};

/**
 * Rows of the timeline of Kubernetes 1.32 as its release team wrote them (kubernetes/sig-release, Apache-2.0),
 * every date 104 weeks later, so that the weekdays stay. What is odd in them was odd then: an hour that winter
 * had taken, "22th", "November2026", a milestone without an owner, a fair in the middle.
 */
const TIMELINE = `| **What** | **Who** | **When** | **Week** | **CI Signal** |
|---|---|---|---|---|
| Start of Release Cycle | Lead | Monday 7th September 2026 | week 1 | [master-blocking] |
| Schedule finalized | Lead | Friday 11th September 2026 | week 1 | |
| **Production Readiness Freeze** | Enhancements Lead | Thursday 1st October 2026 | week 4 | |
| **Begin [Enhancements Freeze]** | Enhancements Lead | 02:00 UTC Friday 9th October 2026 / 19:00 PDT Thursday 8th October 2026 | week 5 | [master-blocking] |
| Docs deadline — Open placeholder PRs | Docs Lead | Thursday 22nd October 2026 | week 7 | |
| **Begin [Code Freeze] and [Test Freeze]** | Branch Manager | 02:00 UTC Friday 6th November 2026 / 19:00 PDT Thursday 5th November 2026 | week 9 | |
| **KubeCon NA** | | Tuesday 10th - Friday 13th November 2026 | week 10 | |
| **Begin [Burndown]** (Monday, Wednesday, and Friday meetings) | Lead | Monday 16th November 2026 | week 11 | |
| Start final draft of Release Notes | Release Notes Lead | Tuesday 17th November2026 | week 11 | |
| Release blog ready to review | Comms / Docs | 02:00 UTC Friday 20th November 2026 / 19:00 PDT Thursday 19th November 2026 | week 11 | |
| Feature blogs ready to review | Comms | Sunday 22th November 2026 | week 12 | |
| **Docs Freeze** | Docs Lead | Tuesday 24th November 2026 | week 12 | |
| **v1.32.0 released** | Branch Manager | Wednesday 9th December 2026 | week 14 | [1.32-blocking] |`;

/** A release manager had a timeline already: it was pasted, looked at, and stands in the plan now. */
export const importedTimeline: Story = {
  name: 'imported-timeline',
  summary: 'A timeline that existed was pasted: its rows are milestones, and what did not add up was said.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'The timeline of a real release was pasted. Choose “The plan in full” in “…” and open the milestones: those that move with the launch say how far from it they are. Then press “Paste a timeline” and paste rows of your own, or one that is wrong: nothing is added before you have seen what was read.',
  play: async (scene) => {
    const { slack, settle } = scene;
    await setUp(scene);
    await plan(scene, KUBERNETES);
    const manager = slack.person(MANAGER.id);
    await manager.types(RELEASES, `/release timeline ${KUBERNETES.key}`);
    await sends(manager, { text: TIMELINE });
    await sends(manager);
    if (manager.modal !== null) await manager.closes(true);
    await settle();
  },
};
