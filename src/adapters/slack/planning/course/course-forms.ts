import type { ModalView } from '@slack/types';
import type { Instant } from '../../../../domain/calendar.ts';
import { lightsAreOpen, type Release } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { context, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { longTextField, personField } from '../../kit/inputs.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { counted } from '../../words/listed.ts';
import { titled } from '../card/titled.ts';
import { launchFields } from '../form/launch-fields.ts';
import { PLAN_FORMS } from '../ids.ts';

/** A reason is read by every department: a few sentences. */
const REASON_MAX = 1000;

const reasonField = (hint: string, initial: string) =>
  longTextField({ id: 'reason', label: 'Why?', hint, maxLength: REASON_MAX, initial });

/** Hold: nothing more is sent until it is resumed. */
export const holdForm = (release: Release, reason = ''): ModalView =>
  modal({
    callbackId: PLAN_FORMS.hold,
    title: 'Hold',
    submit: 'Hold',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(
        mrkdwn`*${titled(release)}* stops where it is. Its departments hear of it once; after that nothing is sent until its release manager resumes it.`,
      ),
      reasonField('Every department reads this.', reason),
    ],
  });

/** Cancel: the end of it, told to those who were asked. */
export const cancelForm = (release: Release, reason = ''): ModalView => {
  const asked = release.lights.filter((light) => light.askedAt !== null).length;
  const hears =
    asked === 0
      ? 'No department was asked yet, so none is told.'
      : `${counted(asked, 'department')} that were asked hear of it once.`;
  return modal({
    callbackId: PLAN_FORMS.cancel,
    title: 'Cancel the release',
    submit: 'Cancel the release',
    close: 'Keep it',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(mrkdwn`*${titled(release)}* ends here and cannot be taken up again. ${hears}`),
      reasonField(asked === 0 ? 'It stands in the record.' : 'Those who were asked read this.', reason),
    ],
  });
};

/** Resume after the planned moment has passed: a new one has to be chosen. */
export const resumeForm = (
  release: Release,
  zones: { own: string | null; workspace: string },
  now: Instant,
): ModalView => {
  const { at, time, zone } = release.plan.launch;
  return modal({
    callbackId: PLAN_FORMS.resume,
    title: 'Resume',
    submit: 'Resume',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(
        mrkdwn`*${titled(release)}* was to launch ${slackDate(at, zone)}. That has passed: choose when it launches now.`,
      ),
      ...launchFields({ time, zone }, { zones, now }, { labels: { date: 'New launch date' } }),
    ],
  });
};

/** Hand over: somebody else becomes the release manager. */
export const handOverForm = (release: Release): ModalView =>
  modal({
    callbackId: PLAN_FORMS.handOver,
    title: 'Hand over',
    submit: 'Hand over',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(
        mrkdwn`*${titled(release)}* gets another release manager, who from then on ${lightsAreOpen(release) || release.stage === 'draft' ? 'changes, holds and launches it' : 'decides about it'}. Now it is ${release.manager.name}.`,
      ),
      personField({ id: 'person', label: 'Who takes it?' }),
      context('Both of you get a message, and the change stands in the record.'),
    ],
  });
