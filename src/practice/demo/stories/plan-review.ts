import type { Story } from '../scene.ts';
import { channelId, inboxId, leadId, MANAGER } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { setUp } from '../stage/set-up.ts';
import { plan } from './verbs.ts';

/** Departments that can make the date. */
const FINE = ['engineering', 'qa', 'support'] as const;

/** A draft whose departments were asked about the date: most say fine, one needs more time, one says that something is missing. */
export const planReview: Story = {
  name: 'plan-review',
  summary: 'A draft whose departments were asked about the date: two of them are in the way of it.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'Nothing has started, and the departments were asked whether the date is fine: Marketing needs more time, Sales says that something is missing. Read your draft, move the date with “Change”, or be @docs-lead and answer in #docs. “Start” asks why you do it.',
  play: async (scene) => {
    const { slack, settle } = scene;
    await setUp(scene);
    await plan(scene);
    const manager = slack.person(MANAGER.id);
    await manager.clicks(newestWith(manager.inbox, 'review.ask'), 'review.ask');
    await settle();
    const question = (key: string) => newestWith(slack.channel(channelId(key)).topLevel, 'review.fine');
    for (const key of FINE) {
      await slack.person(leadId(key)).clicks(question(key), 'review.fine');
      await settle();
    }
    const marketing = slack.person(leadId('marketing'));
    await marketing.clicks(question('marketing'), 'review.more_time');
    await sends(marketing, { days: '18', words: 'The film is shot in the week of the 16th.' });
    await settle();
    const sales = slack.person(leadId('sales'));
    await sales.clicks(question('sales'), 'review.missing');
    await sends(sales, { words: 'What it costs, and for which packages.' });
    await settle();
  },
};
