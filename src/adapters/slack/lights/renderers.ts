import { stands } from '../../../domain/delivery/settled-notices.ts';
import { noticeOfEvent } from '../../../domain/notices/notice.ts';
import { guestNotice } from '../meetings/guest-notice.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { hotfixNotice, isHotfixNotice } from '../urgent/manager-notices.ts';
import { silentNotice } from './away/silent-notice.ts';
import { renderDepartmentCard } from './card/ask-card.ts';
import { lightOfRow, sceneOf, toldBy, voicesOf } from './card/scene.ts';
import { awayNotice } from './notices/away-notice.ts';
import { renderDepartmentNotice } from './notices/department-notice.ts';
import { directNotice } from './notices/direct-notice.ts';
import { renderHeadsUp } from './notices/heads-up.ts';
import { isMoment, momentNotice } from './notices/moment-notice.ts';
import { nobodyNotice } from './notices/nobody-notice.ts';
import { renderAskedAgain, renderReminder } from './notices/reminder.ts';
import { renderSettledNotice } from './notices/settled-notice.ts';
import { renderThreadLine } from './notices/thread-line.ts';
import { undeliveredNotice } from './notices/undelivered-notice.ts';

/** `statement.to_manager`: an event, or a moment of the plan, to the manager and the stand-in. */
const renderDirectNotice: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null) return { skip: 'no_such_release' };
  const { what } = row.payload;
  if (what === 'undelivered') {
    const message = undeliveredNotice(row.payload, scene);
    return message === null ? { skip: 'unreadable' } : { message };
  }
  if (what === 'nobody') {
    const light = lightOfRow(row, scene.release);
    const message =
      light === undefined
        ? null
        : nobodyNotice(scene, light, await voicesOf(reads, scene, light.departmentId));
    return message === null ? { skip: 'no_longer_so' } : { message };
  }
  if (what === 'all_away') {
    const light = lightOfRow(row, scene.release);
    const message = light === undefined ? null : await awayNotice(reads, scene, light);
    return message === null ? { skip: 'no_longer_so' } : { message };
  }
  if (what === 'meeting') {
    const message = guestNotice(row.payload, scene);
    return message === null ? { skip: 'no_longer_so' } : { message };
  }
  if (isHotfixNotice(what)) {
    const message = hotfixNotice(what, scene, lightOfRow(row, scene.release));
    return message === null ? { skip: 'no_longer_so' } : { message };
  }
  if (what === 'lead_silent') {
    const light = lightOfRow(row, scene.release);
    const message = light === undefined ? null : await silentNotice(reads, scene, light);
    return message === null ? { skip: 'no_longer_so' } : { message };
  }
  if (isMoment(what)) {
    const { release } = scene;
    const reminders = what === 'go_no_go' ? await reads.releaseReminders(row.workspaceId, release.id) : [];
    const message = momentNotice(what, scene, reminders);
    return message === null ? { skip: 'no_longer_so' } : { message };
  }
  const told = await toldBy(row, reads);
  if (told === null) return { skip: 'nothing_to_tell' };
  // What was settled while the message waited for its turn needs nobody any more.
  const notice = noticeOfEvent(told.event, told.at);
  if (notice !== null && !stands(scene.release, notice)) return { skip: 'no_longer_so' };
  const audience = row.slot?.audience;
  const reader = audience !== undefined && 'user' in audience ? audience.user : '';
  // Whoever left the workspace cannot be told that somebody else has it.
  const isFormer = row.payload.former === true;
  if (isFormer && (await reads.person(row.workspaceId, reader))?.deleted === true)
    return { skip: 'has_left' };
  const message = directNotice({ scene, told, reader });
  return message === null ? { skip: 'no_longer_so' } : { message };
};

/** Everything that departments and the manager read about lights. */
export const lightsRenderers = {
  'board.department_card': renderDepartmentCard,
  'statement.heads_up': renderHeadsUp,
  'statement.reminder': renderReminder,
  'statement.asked_again': renderAskedAgain,
  'statement.thread_line': renderThreadLine,
  'statement.to_department': renderDepartmentNotice,
  'statement.to_manager': renderDirectNotice,
  'board.settled_notice': renderSettledNotice,
} satisfies Partial<Renderers>;
