import type { PackItem } from './pack.ts';
import { ask } from './shipped-item.ts';

/** Those who build it and find out whether it holds. */
export const MAKING: Readonly<Record<string, readonly PackItem[]>> = {
  engineering: [
    ask(
      ['complete', 'everything merged'],
      'Is everything in scope finished, reviewed and merged?',
      'Open branches and "only a small thing left" are a no.',
    ),
    ask(
      ['build', 'final build'],
      'Does the build that customers get pass all automatic checks?',
      'The very build that goes out, not one from a developer machine.',
    ),
    ask(
      ['way-back', 'tried way back'],
      'Was the way back tried, with data like that of customers?',
      'A way back that was never walked is a hope. Say no if data cannot be taken back.',
    ),
    ask(
      ['monitoring', 'monitoring'],
      'Do we see within minutes when it goes wrong: measurements, alerts, and who gets them?',
      'Customers should not be the first who notice.',
    ),
    ask(
      ['dependencies', 'other systems ready'],
      'Are the systems that it depends on ready: interfaces, capacity, keys, licences?',
      'Ask those who run them; do not assume it.',
    ),
    ask(
      ['deploy-steps', 'deployment steps'],
      'Are the steps of the deployment written down, so that a second person could do them?',
      'Whoever wrote them may be ill that day.',
      { required: false, asks: 'link' },
    ),
  ],
  qa: [
    ask(
      ['used-before', 'used before'],
      'Has somebody used it for real work before customers do?',
      'Colleagues or test users, for some days, not only a test run.',
    ),
    ask(
      ['old-works', 'what worked before'],
      'Does what worked before still work, on every system that we support?',
      'Old versions, old data and upgrades count, too.',
    ),
    ask(
      ['stress', 'stress test'],
      'Was it tested with more users and data than we expect on the first day?',
      'Campaigns bring many at once. Twice the expected peak is a good test.',
    ),
    ask(
      ['goes-wrong', 'when things go wrong'],
      'Was it tried what happens when things go wrong: no network, wrong input, full disk?',
      'It should say what to do next, and lose nothing.',
    ),
    ask(
      ['open-bugs', 'open bugs decided'],
      'Did somebody decide for every open bug whether customers can live with it?',
      'A list that nobody has read is a no.',
    ),
    ask(
      ['limitations', 'known limitations'],
      'Are its known limitations written down in words that a customer understands?',
      'Support and the announcement use these words. Write "None known." if there are none.',
      { asks: 'text', feeds: 'known_limitations' },
    ),
  ],
  product: [
    ask(
      ['promise', 'promise kept'],
      'Does it do what was promised, for whom it was promised?',
      'Compare it with the goal of the plan, not with the list of tasks.',
    ),
    ask(
      ['left-out', 'left out and agreed'],
      'Is what was left out known and agreed with those who wait for it?',
      'Nobody should learn it from the announcement.',
    ),
    ask(
      ['tried-by-users', 'tried by users'],
      'Did people for whom it is made try it, and were their problems decided?',
      'Five people find most of what is unclear.',
    ),
    ask(
      ['success', 'how we measure it'],
      'Is it decided by what we see that it is a success, and is that measured from the first day?',
      'Later nobody can say how it was before.',
    ),
  ],
  operations: [
    ask(
      ['capacity', 'capacity'],
      'Is there enough capacity for the first days, and room if twice as many come?',
      'Machines, storage, connections and the limits of those who supply us.',
    ),
    ask(
      ['on-call', 'people on call'],
      'Is somebody on call at the launch and the night after, who knows this release?',
      'A name and how to reach them.',
      { asks: 'text' },
    ),
    ask(
      ['alerts', 'alerts'],
      'Do alerts reach a person who knows what to do next?',
      'Each alert names the page that says what to do.',
    ),
    ask(
      ['backup', 'tried backup'],
      'Was a backup from before the release restored once, to see that it works?',
      'Only a restored backup is a backup.',
    ),
    ask(
      ['run-book', 'operating page'],
      'Is there a page that says how it is started, stopped and watched?',
      'For the colleague who has the night.',
      { asks: 'link' },
    ),
  ],
};
