const partsOf = (at: number, zone: string): string => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
};

/** What a clock on the wall of a zone shows, as a `datetime-local` field has it: "2026-11-12T14:00". */
export const wallClock = (at: number, zone: string): string => partsOf(at, zone);

/**
 * The moment at which a clock on the wall of a zone shows this, or null where the text is no date and time. A
 * time that the clocks skip is read with the offset before the change.
 */
export const momentOfWallClock = (text: string, zone: string): number | null => {
  const asUtc = Date.parse(`${text}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(asUtc)) return null;
  const offsetAt = (at: number): number => Date.parse(`${partsOf(at, zone)}Z`) - at;
  // The offsets a day before and after are the only two that can hold.
  const moments = [asUtc - 86_400_000, asUtc + 86_400_000].map((near) => asUtc - offsetAt(near));
  return moments.find((at) => partsOf(at, zone) === text) ?? moments[0] ?? null;
};
