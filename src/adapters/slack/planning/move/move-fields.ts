import { isAfter, isDate } from '../../../../domain/calendar.ts';
import { onDate } from '../../../../domain/move/move-choices.ts';
import { readLaunch } from '../../../../domain/plan/plan-form.ts';
import type { FieldProblem } from '../../../../domain/refusal.ts';
import type { PlannedLaunch } from '../../../../domain/release.ts';
import { type Typed, typedText } from '../../edge/visit.ts';
import type { Scene } from '../card/standing.ts';
import { MOVE_FIELDS } from './ids.ts';

/** The choice behind which a date is typed; the others carry theirs. */
export const TO_A_DATE = 'date';

/** What stands in the fields; all empty in a form that was just opened. */
export type MoveFields = {
  choice: string;
  date: string;
  time: string;
  zone: string;
  reason: string;
  words: string;
};

export const NO_FIELDS: MoveFields = { choice: '', date: '', time: '', zone: '', reason: '', words: '' };

/** What came back from the form. */
export const typedMove = (typed: Typed): MoveFields => ({
  choice: typedText(typed, MOVE_FIELDS.choice),
  date: typedText(typed, MOVE_FIELDS.date),
  time: typedText(typed, MOVE_FIELDS.time),
  zone: typedText(typed, MOVE_FIELDS.zone),
  reason: typedText(typed, 'reason'),
  words: typedText(typed, 'words'),
});

const ofForm = ({ field, problem }: FieldProblem): FieldProblem => ({
  field: MOVE_FIELDS[field as keyof typeof MOVE_FIELDS] ?? MOVE_FIELDS.choice,
  problem,
});

/** The date that the fields mean, or what is wrong with them, each at its field. */
export const dateOf = (
  fields: MoveFields,
  { release, now }: Scene,
): { to: PlannedLaunch } | { problems: FieldProblem[] } => {
  const at = (field: string, problem: string) => ({ problems: [{ field, problem }] });
  if (fields.choice === TO_A_DATE) {
    const { launch } = release.plan;
    const wall = {
      date: fields.date,
      time: fields.time === '' ? launch.time : fields.time,
      zone: fields.zone === '' ? launch.zone : fields.zone,
    };
    const read = readLaunch(wall, now);
    return 'problems' in read ? { problems: read.problems.map(ofForm) } : { to: read.launch };
  }
  const [, date = ''] = fields.choice.split(':');
  if (!isDate(date)) return at(MOVE_FIELDS.choice, 'Choose when it launches.');
  const to = onDate(release.plan.launch, date);
  return isAfter(to.at, now) ? { to } : at(MOVE_FIELDS.choice, 'This moment has passed. Choose a later one.');
};

/** Whether a date was chosen at all, right or wrong. */
export const isChosen = ({ choice, date }: MoveFields): boolean =>
  choice !== '' && (choice !== TO_A_DATE || date !== '');
