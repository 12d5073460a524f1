import type { Instant } from '../calendar.ts';
import { announcementAudiences } from '../delivery/audience.ts';
import { announcementSlot } from '../delivery/boards.ts';
import { type DueAction, PRIORITY } from '../delivery/due-action.ts';
import { statement } from '../delivery/statements.ts';
import type { Announcement } from '../launch/announcement.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { splitNotes } from './split-notes.ts';

/** What of the highlights has no room in the announcement itself, in order. */
export const restOf = ({ highlights }: Pick<Announcement, 'highlights'>): readonly string[] =>
  splitNotes(highlights).slice(1);

/** The rest of long notes, in the thread of the announcement wherever it stands, one behind the other. */
export const notesParts = (
  release: Release,
  announcement: Announcement,
  { settings, now }: { settings: WorkspaceSettings; now: Instant },
): readonly DueAction[] =>
  announcementAudiences(release, settings).flatMap((audience) =>
    restOf(announcement).map((_, index) =>
      statement(
        { release, now },
        {
          kind: 'statement.notes_part',
          audience,
          subject: `${announcement.id}:${index + 1}`,
          priority: PRIORITY.clicked,
          threadOf: announcementSlot(release, audience),
        },
        { announcementId: announcement.id, part: index + 1 },
      ),
    ),
  );
