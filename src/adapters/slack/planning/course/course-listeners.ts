import type { House } from '../../../../application/house.ts';
import type { Reply } from '../../edge/reply.ts';
import { strange } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import { type ActionVisit, typedText } from '../../edge/visit.ts';
import { PLAN_ACTIONS, PLAN_FORMS } from '../ids.ts';
import { change } from './course-change.ts';
import { registerCourseCommands } from './course-commands.ts';
import { handOverTo, openHandOver } from './hand-over.ts';
import { reasonAction, reasonSubmit } from './hold-or-cancel.ts';
import { resume, submitResume } from './resume.ts';
import { closeStart, start, submitStart } from './start-form.ts';

/** The "…" menu of the manager's card: entries of the course. */
export const courseOfMenu = async (house: House, visit: ActionVisit): Promise<Reply> =>
  visit.ids?.extra === 'cancel'
    ? reasonAction('cancel')(house, { ...visit, ids: { ...visit.ids, extra: '' } })
    : openHandOver(house, visit, visit.ids?.releaseId);

/** The "…" of the card that everybody sees: Hold and Resume, for those who may. */
export const courseOfCard = (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, extra } = visit.ids ?? {};
  if (releaseId === undefined) return Promise.resolve(strange);
  return extra === 'resume'
    ? resume(house, visit, releaseId)
    : reasonAction('hold')(house, { ...visit, ids: { releaseId } });
};

/** Start, hold, resume, cancel, hand over, take over: as commands, as buttons, as forms. */
export const registerCourse = (edge: SlackEdge, house: House): void => {
  registerCourseCommands(edge, house);
  const onRelease = (
    actionId: string,
    act: (visit: ActionVisit, releaseId: string) => Promise<Reply>,
  ): void =>
    edge.onAction(actionId, async (visit) =>
      visit.ids?.releaseId === undefined ? strange : act(visit, visit.ids.releaseId),
    );
  onRelease(PLAN_ACTIONS.start, (visit, id) => start(house, visit, id));
  onRelease(PLAN_ACTIONS.takeOver, (visit, id) => change(house, visit, id, { type: 'take_over' }));
  onRelease(PLAN_ACTIONS.resume, (visit, id) => resume(house, visit, id));
  onRelease(PLAN_ACTIONS.hold, (visit) => reasonAction('hold')(house, visit));
  onRelease(PLAN_ACTIONS.cancel, (visit) => reasonAction('cancel')(house, visit));
  onRelease(PLAN_ACTIONS.handOver, (visit, id) =>
    visit.ids?.extra === undefined
      ? openHandOver(house, visit, id)
      : handOverTo(house, visit, id, visit.ids.extra),
  );
  edge.onSubmit(PLAN_FORMS.start, (visit) => submitStart(house, visit));
  edge.onClose(PLAN_FORMS.start, (visit) => closeStart(house, visit));
  edge.onSubmit(PLAN_FORMS.hold, (visit) => reasonSubmit('hold')(house, visit));
  edge.onSubmit(PLAN_FORMS.cancel, (visit) => reasonSubmit('cancel')(house, visit));
  edge.onSubmit(PLAN_FORMS.resume, (visit) => submitResume(house, visit));
  edge.onSubmit(PLAN_FORMS.handOver, async (visit) => {
    const { metadata, typed } = visit.view;
    return metadata.releaseId === undefined
      ? strange
      : handOverTo(house, visit, metadata.releaseId, typedText(typed, 'person'));
  });
};
