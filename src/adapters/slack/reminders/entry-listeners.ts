import { answerLight } from '../../../application/answer-light.ts';
import type { House } from '../../../application/house.ts';
import { askDeputy } from '../../../application/reminders/ask-deputy.ts';
import { type About, findOwed } from '../../../application/reminders/find-owed.ts';
import { type SnoozeWish, snoozeReminder } from '../../../application/reminders/snooze-reminder.ts';
import { nothing, open, type Reply, refused, say, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { questionIn } from '../edge/value.ts';
import { type ActionVisit, typedText, type Visit } from '../edge/visit.ts';
import { slackDate } from '../kit/dates.ts';
import { message } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { MORE, type More } from './entry-controls.ts';
import { REMINDER_ACTIONS, REMINDER_FORMS } from './ids.ts';
import { snoozeForm } from './snooze-form.ts';

/** The zone of whoever reads it. */
export const zoneOfReader = async (house: House, { actor }: Visit): Promise<string> => {
  const { reads } = house.store;
  const person = await reads.person(actor.workspaceId, actor.userId);
  return person?.zone ?? (await reads.settings(actor.workspaceId)).zone;
};

/** The digest itself says until when: no other message. */
const snooze = async (house: House, visit: Visit, about: About, wish: SnoozeWish): Promise<Reply> => {
  const outcome = await snoozeReminder(house, visit.request, { ...about, wish });
  return outcome.ok ? nothing : refused(outcome.refusal, about.releaseId);
};

const chooseDate = async (house: House, visit: Visit, about: About): Promise<Reply> => {
  const owed = await findOwed(house.store.reads, visit.actor, about);
  if (!owed.ok) return refused(owed.refusal, about.releaseId);
  return open(snoozeForm(owed, { zone: await zoneOfReader(house, visit), now: house.clock.now() }));
};

const onTrack = async (house: House, visit: Visit, about: About): Promise<Reply> => {
  const form = { answer: 'on_track', askAgainOn: null } as const;
  const outcome = await answerLight(house, visit.request, { ...about, form, draftId: null });
  return outcome.ok ? nothing : refused(outcome.refusal, about.releaseId);
};

const handOn = async (house: House, visit: Visit, about: About): Promise<Reply> => {
  const outcome = await askDeputy(house, visit.request, about);
  if (!outcome.ok) return refused(outcome.refusal, about.releaseId);
  const zone = await zoneOfReader(house, visit);
  const who = outcome.asked.map(
    ({ userId, goesAt }) => mrkdwn`${userMention(userId)}, who reads it ${slackDate(goesAt, zone)}`,
  );
  const verb = outcome.before ? 'You have asked' : 'I ask';
  return say(message(mrkdwn`${verb} ${joinMrkdwn(who, ', and ')}. You can still answer yourself.`));
};

type Choose = (house: House, visit: Visit, about: About) => Promise<Reply>;

const CHOICES: Record<More, Choose> = {
  on_track: onTrack,
  snooze_hour: (house, visit, about) => snooze(house, visit, about, { until: 'hour' }),
  snooze_tomorrow: (house, visit, about) => snooze(house, visit, about, { until: 'tomorrow' }),
  snooze_date: chooseDate,
  deputy: handOn,
};

const isMore = (extra: string | undefined): extra is More => MORE.some((each) => each === extra);

/** Everything that can be done with an entry of a digest, the answers aside: those are the card's own. */
export const registerEntries = (edge: SlackEdge, house: House): void => {
  edge.onAction(REMINDER_ACTIONS.more, async (visit: ActionVisit) => {
    const about = questionIn(visit.ids);
    const extra = visit.ids?.extra;
    return about === null || !isMore(extra) ? strange : CHOICES[extra](house, visit, about);
  });
  for (const [actionId, choose] of [
    [REMINDER_ACTIONS.hour, CHOICES.snooze_hour],
    [REMINDER_ACTIONS.morning, CHOICES.snooze_tomorrow],
  ] as const) {
    edge.onAction(actionId, async (visit: ActionVisit) => {
      const about = questionIn(visit.ids);
      return about === null ? strange : choose(house, visit, about);
    });
  }
  edge.onSubmit(REMINDER_FORMS.snooze, async (visit) => {
    const about = questionIn(visit.view.metadata);
    const date = typedText(visit.view.typed, 'snoozeUntil');
    return about === null ? strange : snooze(house, visit, about, { until: 'date', date });
  });
};
