import type { ServerResponse } from 'node:http';

/** What an address of a calendar leads to, as the text of its file; null for an address that leads nowhere. */
export type CalendarDoor = (token: string) => Promise<string | null>;

export const CALENDAR_PATH = '/calendar/';

const PATH = /^\/calendar\/([0-9a-z-]{16,128})\.ics$/;

/** A calendar asks again and again: nothing on the way answers in our place with what was. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

/** Answers `/calendar/TOKEN.ics` with the meetings of a release. */
export const answerCalendar = async (
  path: string,
  response: ServerResponse,
  door: CalendarDoor,
): Promise<void> => {
  const [, token] = PATH.exec(path) ?? [];
  const text = token === undefined ? null : await door(token);
  if (text === null) {
    response
      .writeHead(404, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' })
      .end('This address leads nowhere, or no longer. The message about the meetings has the right one.\n');
    return;
  }
  response
    .writeHead(200, {
      ...HEADERS,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="meetings.ics"',
    })
    .end(text);
};
