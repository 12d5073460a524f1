import { expect } from 'vitest';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import type { AuditEntry, Reads } from '../../src/application/ports.ts';
import { verifyChain } from '../../src/application/record/verify-chain.ts';
import type { Release } from '../../src/domain/release.ts';
import type { ActOutcome } from '../../src/practice/people/act.ts';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { SubmitOutcome } from '../../src/practice/people/view-answer.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { DEPARTMENT_KEYS, WORKSPACE } from './builders.ts';
import type { Rehearsal } from './rehearsal.ts';
import { countingIds } from './store.ts';

/** Ten in Berlin on the day on which Atlas' departments are asked, and the seconds in which the messages arrive. */
export const ASKED = '2026-12-03T09:00:05.000Z';
export const LAUNCH_TIME = '2026-12-10T13:00:00.000Z';

export const newest = (messages: readonly PracticeMessage[]): PracticeMessage => {
  const message = messages.at(-1);
  if (message === undefined) throw new Error('No message is there.');
  return message;
};

export type Planned = { title?: string; value?: string; date?: string; departments?: readonly string[] };

/** Maya plans a release and saves its draft; the answer to her form. */
export const plan = async (rehearsal: Rehearsal, planned: Planned = {}): Promise<SubmitOutcome> => {
  const { title = 'Atlas 2.0', value = 'Shared boards.', date = '2026-12-10', departments } = planned;
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release new');
  await maya.fills({
    'Name and version': title,
    'What do users gain?': value,
    'Launch date': date,
    ...(departments && { 'Which departments give their green light?': departments }),
  });
  const outcome = await maya.submits();
  await rehearsal.bot.settle();
  return outcome;
};

/** A part of the plan, opened from the manager's card: "Goal and scope", "Risk". */
export const openPart = async (rehearsal: Rehearsal, card: PracticeMessage, part: string): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  await maya.clicks(card, 'The plan in full');
  if (maya.modal === null) throw new Error('No window opened.');
  await maya.clicks(maya.modal, part);
};

/** Presses Start, and says in the little form what the plan does not say yet. */
export const pressStart = async (
  manager: PersonDriver,
  draft: PracticeMessage,
): Promise<ActOutcome | SubmitOutcome> => {
  const pressed = await manager.clicks(draft, 'plan.start');
  if (manager.modal === null) return pressed;
  const asked = Object.entries({
    goal: 'Teams plan together.',
    measure: 'A third of the teams share a board.',
  }).filter(([field]) => JSON.stringify(manager.modal?.view).includes(`"block_id":"${field}"`));
  await manager.fills(Object.fromEntries(asked));
  return manager.submits();
};

/** Maya starts the draft that came last. */
export const start = async (rehearsal: Rehearsal): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  await pressStart(maya, newest(maya.inbox));
  await rehearsal.bot.settle();
};

/** Closes a form without sending it, until the bot has taken what came back with it. */
export const leaveForm = async ({ slack }: Rehearsal, who: PersonDriver): Promise<void> => {
  const before = slack.log.deliveries.length;
  await who.closes();
  await slack.until(
    () => slack.log.deliveries.length > before && slack.log.deliveries.at(-1)?.status === 200,
    'the acknowledged closing',
  );
};

/** Twenty seconds, in which edits go out that wait for their turn: Slack takes fifty a minute. */
export const letEditsOut = async (rehearsal: Rehearsal): Promise<void> =>
  rehearsal.until(new Date(rehearsal.slack.clock.now() + 20_000).toISOString());

/** Atlas 2.0, planned and started, at the morning on which its departments have been asked. */
export const runToAsk = async (rehearsal: Rehearsal, planned: Planned = {}): Promise<PersonDriver> => {
  await plan(rehearsal, planned);
  await start(rehearsal);
  await rehearsal.until(ASKED);
  return rehearsal.slack.person('maya');
};

/** The department's card: the newest message in its channel on which its light is given, else the newest that can be clicked, else the newest. */
export const cardOf = ({ slack }: Rehearsal, key: string): PracticeMessage => {
  const { topLevel } = slack.channel(`#${key}`);
  const isCard = ({ blocks }: PracticeMessage): boolean =>
    buttonsOf(blocks).some(({ actionId }) => actionId.startsWith('light.'));
  return (
    topLevel.findLast(isCard) ??
    topLevel.findLast(({ blocks }) => buttonsOf(blocks).length > 0) ??
    newest(topLevel)
  );
};

/** Somebody, the lead unless told otherwise, gives the department's green light. */
export const green = async (rehearsal: Rehearsal, key: string, who = `${key}-lead`): Promise<ActOutcome> => {
  const outcome = await rehearsal.slack.person(who).clicks(cardOf(rehearsal, key), 'Green light');
  await rehearsal.bot.settle();
  return outcome;
};

export const allGreen = async (rehearsal: Rehearsal, except: readonly string[] = []): Promise<void> => {
  for (const key of DEPARTMENT_KEYS) if (!except.includes(key)) await green(rehearsal, key);
};

/** Maya launches with the announcement as it stands, or changed. */
export const launch = async (
  rehearsal: Rehearsal,
  changed: Readonly<Record<string, string>> = {},
): Promise<SubmitOutcome> => {
  const maya = rehearsal.slack.person('maya');
  await maya.clicks(newest(maya.inbox), 'Launch');
  await maya.fills(changed);
  const outcome = await maya.submits();
  await rehearsal.bot.settle();
  return outcome;
};

/** The whole way to the announcement. */
export const runToLaunch = async (rehearsal: Rehearsal, planned: Planned = {}): Promise<PersonDriver> => {
  const maya = await runToAsk(rehearsal, planned);
  await allGreen(rehearsal);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  return maya;
};

/** Looks into the database as it stands, through a connection that cannot write. */
export const inspect = async <Found>(
  { database }: Rehearsal,
  look: (reads: Reads) => Promise<Found>,
): Promise<Found> => {
  const opened = openDatabase({ url: database, readOnly: true });
  try {
    return await look(createStore({ db: opened.db, ids: countingIds(), bootId: 'looking' }).reads);
  } finally {
    await opened.close();
  }
};

/** A release as it is stored. */
export const releaseOf = (rehearsal: Rehearsal, key = 'atlas-2.0'): Promise<Release> =>
  inspect(rehearsal, async (reads) => {
    const release = await reads.releaseByKey(WORKSPACE, key);
    if (release === null) throw new Error(`No release ${key} is stored.`);
    return release;
  });

/** The whole audit log, its chain verified. */
export const auditOf = async (rehearsal: Rehearsal): Promise<readonly AuditEntry[]> => {
  const entries = await inspect(rehearsal, (reads) => reads.auditEntries(WORKSPACE, null));
  expect(verifyChain(entries)).toEqual({ ok: true, events: entries.length });
  return entries;
};

/** Everything stored that a refused request might have changed: releases, log, messages. */
export const stateOf = (rehearsal: Rehearsal) =>
  inspect(rehearsal, async (reads) => ({
    releases: await reads.releases(WORKSPACE, 'all'),
    audit: (await reads.auditEntries(WORKSPACE, null)).map(({ hash }) => hash),
    settings: await reads.settings(WORKSPACE),
  }));

/** Every standing message of every channel, ephemeral ones left out. */
export const standing = ({ slack }: Rehearsal): PracticeMessage[] =>
  [...slack.workspace.channels.values()].flatMap(({ messages }) =>
    messages.filter(({ deletedAt }) => deletedAt === undefined),
  );

/** The private answers that this person has seen anywhere, oldest first. */
export const whispersTo = ({ slack }: Rehearsal, person: PersonDriver): PracticeMessage[] =>
  [...slack.workspace.channels.values()]
    .flatMap(({ ephemerals }) => ephemerals)
    .filter(({ ephemeralFor }) => ephemeralFor === person.id)
    .sort((a, b) => (a.ts < b.ts ? -1 : 1));

/** How many private answers this person has seen so far, anywhere. */
export const whisperCount = (rehearsal: Rehearsal, person: PersonDriver): number =>
  whispersTo(rehearsal, person).length;

/** The private answers that this person has seen after the first `seen`; waits, because they follow the acknowledgement. */
export const toldPrivately = async (
  rehearsal: Rehearsal,
  person: PersonDriver,
  { seen = 0, count = 1 }: { seen?: number; count?: number } = {},
): Promise<string> => {
  const enough = () => whispersTo(rehearsal, person).length >= seen + count;
  await rehearsal.slack.until(enough, `a private answer to ${person.name}`);
  return whispersTo(rehearsal, person)
    .slice(seen)
    .map((message) => person.reads(message))
    .join('\n');
};

/** A window that somebody closed while it was brought up to date: nobody's mistake. */
const wasClosed = (method: string, error: unknown): boolean =>
  method === 'views.update' && error === 'not_found';

/** Calls that Slack refused by their content. */
export const refusedCalls = ({ slack }: Rehearsal): { method: string; error: unknown; args: unknown }[] =>
  slack.log.calls
    .filter(({ answer, fault }) => answer?.ok === false && fault === null && answer.error !== 'ratelimited')
    .filter(({ method, answer }) => !wasClosed(method, answer?.error))
    .map(({ method, answer, args }) => ({ method, error: answer, args }));

/** Rows that stopped because nobody but a person can mend them. */
export const troubledRows = (rehearsal: Rehearsal) =>
  inspect(rehearsal, (reads) => reads.troubledActions(WORKSPACE, null));

/** Everything that the bot said in any way: calls, acknowledgements that people saw, open forms, Homes. */
const spoken = ({ slack }: Rehearsal): unknown[] => {
  const { workspace, log } = slack;
  return [
    ...log.calls.map(({ args }) => args),
    ...[...workspace.channels.values()].flatMap(({ ephemerals }) =>
      ephemerals.map(({ text, blocks }) => ({ text, blocks })),
    ),
    ...[...workspace.modals.values()].flat().map(({ view }) => view),
    ...[...workspace.homes.values()].map(({ view }) => view),
  ];
};

/** What formats: every `text` outside plain text and rich text. */
const formattingTexts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(formattingTexts);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && (value.type === 'plain_text' || value.type === 'rich_text')) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner !== 'string') return formattingTexts(inner);
    return name === 'text' ? [inner] : [];
  });
};

/** Elements of rich text that mention somebody, written as mrkdwn writes them. */
const richMentions = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(richMentions);
  if (typeof value !== 'object' || value === null) return [];
  const { type, user_id, range } = value as Record<string, unknown>;
  const own =
    type === 'broadcast' ? [`<!${String(range)}>`] : type === 'user' ? [`<@${String(user_id)}>`] : [];
  return [...own, ...Object.values(value).flatMap(richMentions)];
};

/** Everybody and everything that the bot pinged or pointed at, as `<@U…>`, `<!channel>`, `<#C…>`, sorted. */
export const mentionsBy = (rehearsal: Rehearsal): string[] => {
  const found = spoken(rehearsal).flatMap((said) => [
    ...formattingTexts(said).flatMap((text) =>
      [...text.matchAll(/<[!@#][^>]*>?/g)].map(([mention]) => mention),
    ),
    ...richMentions(said),
  ]);
  return [...new Set(found.filter((mention) => !mention.startsWith('<!date^')))].sort();
};

const idsIn = (value: unknown, key: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => idsIn(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : idsIn(inner, key),
  );
};

const viewsIn = (value: unknown): object[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'callback_id' in value && typeof value.callback_id === 'string' ? [value] : [];
  return [...own, ...Object.values(value).flatMap(viewsIn)];
};

/** Blocks whose elements tell the bot at once; the fields of a form are read when it is sent. */
const tellingBlocks = (value: unknown): object[] => {
  if (typeof value !== 'object' || value === null) return [];
  const isBlock = 'type' in value && ['actions', 'section', 'input'].includes(String(value.type));
  const tells =
    isBlock && (!('dispatch_action' in value) ? !('element' in value) : value.dispatch_action === true);
  return [...(tells ? [value] : []), ...Object.values(value).flatMap(tellingBlocks)];
};

/** Every action_id that can be clicked and every callback_id that the bot sent; true where its form can be sent. */
export const idsSaid = (
  rehearsal: Rehearsal,
): { actions: readonly string[]; callbacks: ReadonlyMap<string, boolean> } => {
  const all = spoken(rehearsal);
  return {
    actions: [...new Set(tellingBlocks(all).flatMap((block) => idsIn(block, 'action_id')))].sort(),
    callbacks: new Map(
      viewsIn(all).map((view) => [
        idsIn(view, 'callback_id')[0] ?? '',
        'submit' in view && view.submit !== null,
      ]),
    ),
  };
};

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

/** Every string that the bot sent, for what must stand nowhere at all. */
export const saidStrings = (rehearsal: Rehearsal): string[] => stringsIn(spoken(rehearsal));
