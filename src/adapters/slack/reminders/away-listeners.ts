import type { House } from '../../../application/house.ts';
import { listAbsences } from '../../../application/reminders/list-absences.ts';
import { endAbsence, setAbsence } from '../../../application/reminders/set-absence.ts';
import { readAbsence, type SpokenWord } from '../../../domain/reminders/read-absence.ts';
import { type Reply, refused, say } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { CommandVisit, Visit } from '../edge/visit.ts';
import { absenceList, absenceSet, welcomeBack } from './away-message.ts';
import { REMINDER_ACTIONS } from './ids.ts';

const spoken = ({ command }: CommandVisit): SpokenWord[] =>
  command.words
    .slice(1)
    .map(
      (word): SpokenWord =>
        word.kind === 'user' ? { kind: 'user', id: word.id } : { kind: 'text', text: word.text },
    );

const list = async (house: House, { actor }: Visit, slashCommand: string): Promise<Reply> => {
  const now = house.clock.now();
  const listed = await listAbsences(house.store.reads, actor, now);
  return listed.ok
    ? say(absenceList(listed, { userId: actor.userId, now, slashCommand }))
    : refused(listed.refusal);
};

const set = async (house: House, visit: CommandVisit): Promise<Reply> => {
  const now = house.clock.now();
  const listed = await listAbsences(house.store.reads, visit.actor, now);
  if (!listed.ok) return refused({ code: 'not_a_member' });
  const wanted = readAbsence(spoken(visit), listed.today);
  if ('problem' in wanted) return refused({ code: 'away_unreadable', problem: wanted.problem });
  const outcome = await setAbsence(house, visit.request, wanted);
  return outcome.ok
    ? say(absenceSet(outcome, { userId: visit.actor.userId, now }))
    : refused(outcome.refusal);
};

/** `/release away`: who is away, and who stands in. */
export const registerAway = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'away',
    usage: '[@person] FROM TO [@stand-in]',
    summary: 'Say when you are away and who stands in; alone, show it and come back.',
    run: (visit) => (visit.rest.trim() === '' ? list(house, visit, slashCommand) : set(house, visit)),
  });
  edge.onAction(REMINDER_ACTIONS.back, async (visit) => {
    const outcome = await endAbsence(house, visit.request, visit.ids?.extra ?? '');
    return outcome.ok ? say(welcomeBack(outcome, visit.actor.userId)) : refused(outcome.refusal);
  });
};
