import { calendarText } from '../adapters/calendar/ics.ts';
import { feedOf } from '../application/meetings/calendar-feed.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { withStore } from './open-store.ts';
import { releaseMeant } from './release-key.ts';
import { workspaceIn } from './workspace.ts';

/** `greenlight calendar KEY`: the meetings of a release as a file for calendars, a copy that follows nothing. */
export const calendarCommand = (context: CliContext, key: string, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'read', async (opened) => {
    const workspaceId = await workspaceIn(opened, options);
    const release = await releaseMeant(opened.store.reads, workspaceId, key);
    context.out(calendarText(feedOf(release, await opened.store.reads.settings(workspaceId))));
  });
