import { formatDate } from '../../../domain/calendar.ts';
import type { Scene, Step } from '../scene.ts';
import {
  ANNOUNCEMENTS,
  ATLAS,
  channelId,
  inboxId,
  leadId,
  MANAGER,
  READER,
  RELEASES,
} from '../stage/cast.ts';
import { letOthersAnswer } from './let-others-answer.ts';
import { passUntil } from './pass-until.ts';
import { releaseOf, runningRelease, standingWith } from './running.ts';
import type { Happening } from './signs.ts';
import { whatHappened } from './what-happened.ts';

/** Documentation answers in the next step; where it is not part of the release, whoever is asked first will do. */
const toQuestion = async (scene: Scene): Promise<void> => {
  const { slack } = scene;
  runningRelease(slack);
  const docs = channelId('docs');
  // At the start everybody who will be asked is told so.
  const isPart = slack.channel(docs).topLevel.length > 0;
  const isAsked = (): boolean =>
    isPart
      ? standingWith(slack, 'light.not_yet').some(({ channel }) => channel === docs)
      : whatHappened(slack).has('asked');
  await passUntil(scene, isAsked, 'the first question');
};

const toLaunchButton = async (scene: Scene): Promise<void> => {
  const { slack } = scene;
  const release = runningRelease(slack);
  if (!whatHappened(slack).has('all green')) {
    throw new Error('The Launch button comes when every light is green: let the others answer first.');
  }
  const hasButton = (): boolean =>
    standingWith(slack, 'launch.open').some((message) => releaseOf(message) === release);
  await passUntil(scene, hasButton, 'the Launch button');
};

type Written = Omit<Step, 'isDone'> & { done: Happening };

const inRoom = { person: MANAGER.id, channel: RELEASES };
const inInbox = { person: MANAGER.id, channel: inboxId(MANAGER.id) };

const WRITTEN: readonly Written[] = [
  {
    title: 'Plan a release',
    words: `Type “/release new ${ATLAS.title}”, say what users gain, choose ${formatDate(ATLAS.launch.date, ATLAS.launch.zone)} as the launch date, and press “Save draft”.`,
    ...inRoom,
    done: 'planned',
  },
  {
    title: 'Look, then start',
    words:
      'Your draft says who is asked, where and when, and nobody else has seen it: press “Start”, write why you do it and how you will know that it worked, and press “Start” once more.',
    ...inInbox,
    done: 'started',
  },
  {
    title: 'Let time pass',
    words:
      'Each department is asked in its own morning, as many days ahead as it needs: move the clock to the next thing that happens until the first question is there.',
    person: null,
    channel: null,
    done: 'asked',
    help: { label: 'Go to the question', play: toQuestion },
  },
  {
    title: 'Green, by two taps',
    words:
      'Documentation is asked in its own morning, an hour after Berlin, and says without typing that it is ready: press “Green light”, then “Yes, ready”.',
    person: leadId('docs'),
    channel: channelId('docs'),
    done: 'green',
  },
  {
    title: 'Say what is in the way',
    words:
      'Product marketing is not ready: press “Not yet”, write “The price is not decided.”, name who can solve it, choose a day a few days on, and press “Say not yet”.',
    person: leadId('product-marketing'),
    channel: channelId('product-marketing'),
    done: 'red',
  },
  {
    title: 'Try to launch',
    words:
      'Nobody goes without a missing light in silence: type “/release launch”, and read what is in the way.',
    ...inRoom,
    done: 'launch refused',
  },
  {
    title: 'Red turns green',
    words:
      'Let time pass until the bot asks again on the day you named and press “Green light”, or do not wait: press “Change answer”, choose “Green light”, and press “Change answer”.',
    person: leadId('product-marketing'),
    channel: channelId('product-marketing'),
    done: 'red turned green',
  },
  {
    title: 'The last light',
    words:
      'Let time pass and be the lead of each department that is asked, or let them answer by themselves; then read what the release manager is told.',
    ...inInbox,
    done: 'all green',
    help: { label: 'Let the others answer', play: letOthersAnswer },
  },
  {
    title: 'Launch',
    words:
      'Half an hour before the time the button comes: press “Launch”, read the announcement, change a word if you like, and press “Launch”.',
    ...inInbox,
    done: 'launched',
    help: { label: 'Go to the Launch button', play: toLaunchButton },
  },
  {
    title: 'Rate it',
    words:
      'Everybody who reads the announcement can say how it is: press “4 Good” under it, then “Add words” if you like.',
    person: READER.id,
    channel: ANNOUNCEMENTS,
    done: 'rated',
  },
  {
    title: 'Read what people said',
    words: 'Type “/release feedback”: only the release manager and the admins can read it.',
    ...inRoom,
    done: 'feedback read',
  },
  {
    title: 'Close it',
    words:
      'Type “/release close”, say whether the goal was reached, what came of it and what you learnt, and press “Close the release”.',
    ...inRoom,
    done: 'closed',
  },
];

/** The twelve steps from the plan to the closed release; each is done when it has really happened, in any order. */
export const STEPS: readonly Step[] = WRITTEN.map(({ done, ...step }) => ({
  ...step,
  isDone: (slack) => whatHappened(slack).has(done),
}));
