import type { Evidence } from '../../application/record/gather-evidence.ts';
import type { BlockerState } from '../../domain/blockers/blocker.ts';
import { formatDateTime } from '../../domain/calendar.ts';
import type { ConditionState } from '../../domain/conditions/condition.ts';
import { dayInWords } from '../../domain/record/plain-numbers.ts';
import { lightOf, type Release } from '../../domain/release.ts';
import { type Html, html, nothing } from './html.ts';

const CONDITIONS: Record<ConditionState, string> = {
  asked: 'Consent open',
  open: 'Open',
  met: 'Met',
  lapsed: 'Not met in time',
  dropped: 'Dropped, the department answered anew',
};

const BLOCKERS: Record<BlockerState, string> = {
  open: 'Open',
  taken: 'Somebody has it',
  solved: 'Said to be done',
  confirmed: 'Out of the way',
  withdrawn: 'Taken back',
};

const nameOf = (release: Release, departmentId: string): string =>
  lightOf(release, departmentId)?.name ?? departmentId;

const dayOf = (date: string): string => `${dayInWords(date)} ${date.slice(0, 4)}`;

const table = (heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): Html =>
  rows.length === 0
    ? nothing
    : html`<h2>${heading}</h2>
<table><thead><tr>${columns.map((column) => html`<th>${column}</th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td class="words">${cell}</td>`)}</tr>`)}
</tbody></table>`;

const settledAt = (at: string | null, zone: string): string => (at === null ? '' : formatDateTime(at, zone));

/** What green lights counted on, and what became of it. */
const conditions = ({ release, zone }: Evidence): Html =>
  table(
    'Conditions of green lights',
    ['Department', 'Condition', 'Who sees to it', 'By', 'What became of it'],
    release.conditions.map((each) => [
      nameOf(release, each.departmentId),
      each.text,
      each.owner.name,
      dayOf(each.dueOn),
      [CONDITIONS[each.state], each.settledBy?.name ?? '', settledAt(each.settledAt, zone)]
        .filter((words) => words !== '')
        .join(', '),
    ]),
  );

/** What stood in the way, whoever raised it. */
const inTheWay = ({ release, zone }: Evidence): Html =>
  table(
    'What was in the way',
    ['What', 'Raised by', 'When', 'Who can solve it', 'What became of it'],
    release.blockers.map((each) => [
      each.severity === 'stops' ? each.text : `${each.text} (did not stop the launch)`,
      each.departmentId === null
        ? each.raisedBy.name
        : `${each.raisedBy.name}, ${nameOf(release, each.departmentId)}`,
      formatDateTime(each.raisedAt, zone),
      each.solver.name,
      BLOCKERS[each.state],
    ]),
  );

/** Departments that somebody decided to launch without: why, by whom, and who accepted the risk. */
const leftOut = ({ release, zone }: Evidence): Html =>
  table(
    'Decided to go without',
    ['Department', 'Why', 'Decided by', 'Accepts the risk', 'Second person'],
    release.lights.flatMap(({ name, waiver }) =>
      waiver === null
        ? []
        : [
            [
              name,
              waiver.reason,
              `${waiver.by.name}, ${formatDateTime(waiver.at, zone)}`,
              waiver.acceptedBy.name,
              waiver.agreedBy === null
                ? waiver.needsSecond
                  ? 'Nobody agreed'
                  : 'Not needed'
                : `${waiver.agreedBy.name}, ${settledAt(waiver.agreedAt, zone)}`,
            ],
          ],
    ),
  );

/** What hung on the lights beside the answers themselves; a heading only where there is something. */
export const matters = (evidence: Evidence): Html =>
  html`${[conditions(evidence), inTheWay(evidence), leftOut(evidence)]}`;
