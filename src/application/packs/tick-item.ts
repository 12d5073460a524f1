import { departmentCards } from '../../domain/delivery/boards.ts';
import { isOwed } from '../../domain/lights/light.ts';
import { readersOf } from '../../domain/packs/flow-on.ts';
import type { PackItem } from '../../domain/packs/pack.ts';
import { tickOf } from '../../domain/packs/summary.ts';
import { readWords, type Tick, type TickAnswer } from '../../domain/packs/tick.ts';
import { stampOf } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { lightOf } from '../../domain/release.ts';
import { departmentById, speakersOf } from '../../domain/settings/settings.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import { appendRecord } from '../record/append-record.ts';
import { roleOf } from '../record-decision.ts';
import { redrawDigests } from '../reminders/settle-reminders.ts';
import { settingsToday } from '../reminders/staffing.ts';
import { type AboutChecklist, type FoundChecklist, findChecklist } from './find-checklist.ts';

/** What somebody tapped, with what they typed; null where no field was open. */
export type Ticking = AboutChecklist & { itemId: string; answer: TickAnswer; words: string | null };

export type Ticked = { ok: true } | Refused;

/** Writes an answer down, or its end, with all that follows: the cards that show it, and the record. */
const record = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  { actor }: Request,
  {
    found: { release, light, settings },
    item,
    tick,
  }: { found: FoundChecklist; item: PackItem; tick: Tick | null },
): Promise<void> => {
  const { workspaceId } = actor;
  const { departmentId, name } = light;
  const now = house.clock.now();
  if (tick === null) await tx.removeTick(workspaceId, release.id, { departmentId, itemId: item.id });
  else await tx.saveTick(workspaceId, release.id, tick);
  const today = await settingsToday(tx, settings, now);
  const shown = [departmentId, ...readersOf(item.feeds, release)];
  const lights = [...new Set(shown)].flatMap((id) => lightOf(release, id) ?? []);
  const cards = lights.flatMap((each) => departmentCards(release, each, today, now));
  await tx.schedule(workspaceId, cards, now);
  // Reminders that stand have the same green button, which says how far the checklist is.
  if (isOwed(light) && !release.practice) {
    const speakers = speakersOf(departmentById(settings, departmentId));
    await redrawDigests(tx, workspaceId, speakers, now);
  }
  const event = {
    type: 'item_ticked',
    departmentId,
    name,
    itemId: item.id,
    label: item.label,
    answer: tick?.answer ?? null,
    link: tick?.link ?? null,
    text: tick?.text ?? null,
  } as const;
  const by = { ...stampOf(actor), role: roleOf(actor, release, settings) };
  await appendRecord(tx, settings, [{ id: house.ids.next(), releaseId: release.id, event, by, at: now }]);
};

/**
 * Somebody answers one question of a department's checklist. Their own answer again takes it back; with words it
 * is another one. The newest answer counts, whoever gave it, also once the department's light was given.
 */
export const tickItem = (house: House, request: Request, ticking: Ticking): Promise<Ticked> =>
  once(house, request, async (tx): Promise<Ticked> => {
    const { actor } = request;
    const { departmentId, itemId, answer, words } = ticking;
    const found = await findChecklist(tx, actor, ticking);
    if (!found.ok) return found;
    const { pack, ticks } = found.checklist;
    const item = pack.items.find(({ id }) => id === itemId);
    if (item === undefined) return refuse({ code: 'no_checklist', name: found.light.name });
    const before = tickOf(ticks, itemId);
    if (before?.answer === answer && words === null) {
      // Two who tap the same at one moment agree: only whoever gave it takes it back.
      if (before.by.userId !== actor.userId) return { ok: true };
      await record(tx, house, request, { found, item, tick: null });
      return { ok: true };
    }
    const given = answer === 'yes' ? readWords(item, words ?? '') : { link: null, text: null };
    if ('problems' in given) return refuse({ code: 'fields_invalid', problems: given.problems });
    const unchanged = before?.answer === answer && before.link === given.link && before.text === given.text;
    if (unchanged) return { ok: true };
    const by = stampOf(actor);
    const tick = { departmentId, itemId, answer, ...given, by, at: house.clock.now() };
    await record(tx, house, request, { found, item, tick });
    return { ok: true };
  });
