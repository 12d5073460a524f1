import { planVersion, versionProbe } from '../../../application/announcement/plan-version.ts';
import { sheetWords } from '../../../application/announcement/read-sheet.ts';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { checkerOf, isOut, type Version, versionOf } from '../../../domain/announcement/version.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import { stampOf } from '../../../domain/person.ts';
import { mayNot } from '../../../domain/policy.ts';
import { nothing, open, type Reply, refused, strange } from '../edge/reply.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { placeForm, typedPlace } from './place-form.ts';
import { aboutVersion, closed, listOf, seenVersion } from './see-version.ts';
import { writeForm } from './write-form.ts';

/** Whom it is for and where it goes: of a new one, or of one that stands. */
export const openPlace = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const versionId = ids?.extra ?? null;
  const seen = await seenFor(house, actor, ids?.releaseId, versionProbe(versionId));
  if ('reply' in seen) return seen.reply;
  const version = versionId === null ? null : (versionOf(seen.scene.release, versionId) ?? null);
  return open(placeForm(seen.scene, version));
};

/** A new version of one's own is written at once. */
export const submitPlace = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId, extra } = view.metadata;
  if (releaseId === undefined) return strange;
  const wish = { releaseId, versionId: extra ?? null, form: typedPlace(view.typed) };
  const outcome = await planVersion(house, request, wish);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const seen = await seenVersion(house, actor, { releaseId, versionId: outcome.versionId ?? '' });
  if ('reply' in seen) return nothing;
  const { scene, version } = seen;
  if (version.state !== 'asked' || version.writer.userId !== actor.userId) {
    return closed(
      house,
      visit,
      version.state === 'asked' ? `${version.writer.name} is asked to write it.` : 'Saved.',
    );
  }
  const sheet = await sheetWords(house.store.reads, scene.release, version);
  const [under] = view.behind ?? [];
  return {
    kind: 'update',
    view: writeForm(scene, version, { sheet, writerId: actor.userId }),
    ...(under !== undefined && { behind: [{ viewId: under, view: await listOf(house, actor, scene) }] }),
  };
};

/** Its words, for whoever writes them. */
export const openWrite = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const seen = await seenVersion(house, actor, aboutVersion(ids));
  if ('reply' in seen) return seen.reply;
  const { scene, version } = seen;
  const refusal = mayNot(actor, written(version, ''), scene.release, scene.settings);
  if (refusal !== null) return refused(refusal, scene.release.id);
  if (isOut(version)) return refused({ code: 'version_is_out' }, scene.release.id);
  const sheet = await sheetWords(house.store.reads, scene.release, version);
  return open(writeForm(scene, version, { sheet, writerId: actor.userId }));
};

const written = ({ id: versionId }: Version, words: string, sheet = ''): PersonCommand => ({
  type: 'write_version',
  versionId,
  words,
  sheet,
});

/** The words are kept, and whoever checks them is asked. */
export const submitWrite = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const seen = await seenVersion(house, visit.actor, aboutVersion(visit.view.metadata));
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  const sheet = await sheetWords(house.store.reads, release, seen.version);
  const command = written(seen.version, typedText(visit.view.typed, 'words'), sheet);
  const outcome = await changeRelease(house, visit.request, release.id, command);
  if (!outcome.ok) return refused(outcome.refusal, release.id);
  const checker = checkerOf({ ...seen.version, wordedBy: stampOf(visit.actor) });
  return closed(
    house,
    visit,
    checker === null ? 'Saved.' : `Saved. ${checker.name} is asked whether it is right.`,
  );
};
