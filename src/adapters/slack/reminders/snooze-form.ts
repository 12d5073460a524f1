import type { ModalView } from '@slack/types';
import { addDays, type Instant, toWall } from '../../../domain/calendar.ts';
import type { Light } from '../../../domain/lights/light.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { dateField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { REMINDER_FORMS } from './ids.ts';

/** "Remind me on a date": one field. */
export const snoozeForm = (
  { release, light }: { release: Release; light: Light },
  { zone, now }: { zone: string; now: Instant },
): ModalView =>
  modal({
    callbackId: REMINDER_FORMS.snooze,
    title: 'Remind me on a date',
    submit: 'Remind me then',
    privateMetadata: packIds({ releaseId: release.id, departmentId: light.departmentId }),
    blocks: [
      section(mrkdwn`*${light.name}* for *${titleOf(release)}*`),
      dateField({
        id: 'snoozeUntil',
        label: 'Remind me on',
        hint: 'In the morning of that day. It is put off for you alone.',
        initial: addDays(toWall(now, zone).date, 1),
      }),
    ],
  });
