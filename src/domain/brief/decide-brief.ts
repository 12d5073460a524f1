import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { type Refused, refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import {
  type Brief,
  type BriefFacts,
  changedFacts,
  isFieldDepartment,
  needsBrief,
  questionOf,
  withPlanOf,
} from './brief.ts';

const withBrief = (release: Release, brief: Brief): Release => ({
  ...release,
  telling: { ...release.telling, brief },
});

/** Five working days before the launch: from here on its facts change with a reason only. */
export const freezeBrief = (
  release: Release,
  { facts }: Extract<Command, { type: 'freeze_brief' }>,
  { now }: Context,
): Decision => {
  if (release.telling.brief !== null || !needsBrief(release) || release.startedAt === null) {
    return decided(release);
  }
  const brief: Brief = { frozenAt: now, revision: 1, facts, reads: [], questions: [], changed: null };
  return decided(withBrief(release, brief), { type: 'brief_frozen' });
};

const withFacts = (
  release: Release,
  brief: Brief,
  facts: BriefFacts,
  reason: string,
): { release: Release; events: readonly ReleaseEvent[] } => {
  const changed = changedFacts(brief.facts, facts);
  if (changed.length === 0) return { release, events: [] };
  const next = { ...brief, facts, revision: brief.revision + 1, changed: { facts: changed, reason } };
  return {
    release: withBrief(release, next),
    events: [{ type: 'brief_changed', facts: changed, revision: next.revision, reason }],
  };
};

/** What departments wrote down is another now: teams with customers are told so, once a day. */
export const refreshBrief = (
  release: Release,
  { facts, reason }: Extract<Command, { type: 'refresh_brief' }>,
  _context: Context,
): Decision => {
  const { brief } = release.telling;
  if (brief === null) return decided(release);
  const refreshed = withFacts(release, brief, facts, reason);
  return decided(refreshed.release, ...refreshed.events);
};

/**
 * The plan was changed: where that changes a brief that teams with customers have, it needs a reason.
 *
 * @param reason null for whoever cannot be asked, the command line for one
 */
export const briefAfterEdit = (
  release: Release,
  reason: string | null,
): { release: Release; events: readonly ReleaseEvent[] } | Refused => {
  const { brief } = release.telling;
  if (brief === null) return { release, events: [] };
  const facts = withPlanOf(brief.facts, release.plan);
  if (changedFacts(brief.facts, facts).length === 0) return { release, events: [] };
  if (reason !== null && reason.trim() === '') {
    const problem = 'Teams with customers have the brief: say why it changes. They read that.';
    return refuse({ code: 'fields_invalid', problems: [{ field: 'reason', problem }] });
  }
  return withFacts(release, brief, facts, (reason ?? '').trim());
};

type Asked = { brief: Brief; name: string } | Refused;

const briefOf = ({ telling, ...release }: Release, departmentId: string): Asked => {
  const light = lightOf({ telling, ...release }, departmentId);
  if (telling.brief === null) return refuse({ code: 'unknown_matter' });
  return light === undefined || !isFieldDepartment(light)
    ? refuse({ code: 'unknown_department' })
    : { brief: telling.brief, name: light.name };
};

/** "Read, I can answer customers": twice is once. */
export const acknowledgeBrief = (
  release: Release,
  { departmentId }: Extract<Command, { type: 'acknowledge_brief' }>,
  { by, now }: Context,
): Decision => {
  const asked = briefOf(release, departmentId);
  if (!('brief' in asked)) return asked;
  const { brief, name } = asked;
  const { revision } = brief;
  const has = brief.reads.some((read) => read.by.userId === by.userId && read.revision === revision);
  if (has) return decided(release);
  const reads = [...brief.reads, { by, departmentId, revision, at: now }];
  return decided(withBrief(release, { ...brief, reads }), {
    type: 'brief_read',
    departmentId,
    name,
    revision,
  });
};

/** Somebody cannot answer customers yet: it counts until it is answered. */
export const askAboutBrief = (
  release: Release,
  { departmentId, words }: Extract<Command, { type: 'ask_brief' }>,
  { by, now }: Context,
): Decision => {
  const asked = briefOf(release, departmentId);
  if (!('brief' in asked)) return asked;
  const said = words.trim();
  if (said === '') {
    return refuse({
      code: 'fields_invalid',
      problems: [{ field: 'words', problem: 'Write what you want to know.' }],
    });
  }
  const { brief, name } = asked;
  const id = String(brief.questions.length + 1);
  const question = { id, departmentId, by, at: now, words: said, answer: null };
  return decided(withBrief(release, { ...brief, questions: [...brief.questions, question] }), {
    type: 'brief_asked',
    questionId: id,
    departmentId,
    name,
    words: said,
  });
};

/** The first answer counts; another one afterwards takes its place. */
export const answerAboutBrief = (
  release: Release,
  { questionId, words }: Extract<Command, { type: 'answer_brief' }>,
  { by, now }: Context,
): Decision => {
  const { brief } = release.telling;
  const question = questionOf(brief, questionId);
  if (brief === null || question === undefined) return refuse({ code: 'unknown_matter' });
  const said = words.trim();
  if (said === '') {
    return refuse({
      code: 'fields_invalid',
      problems: [{ field: 'words', problem: 'Write the answer, or where it stands.' }],
    });
  }
  if (question.answer?.words === said) return decided(release);
  const answered = { ...question, answer: { by, at: now, words: said } };
  const questions = brief.questions.map((each) => (each.id === questionId ? answered : each));
  return decided(withBrief(release, { ...brief, questions }), {
    type: 'brief_answered',
    questionId,
    words: said,
  });
};
