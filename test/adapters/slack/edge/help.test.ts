import { expect, test } from 'vitest';
import { runCommand } from '../../../../src/adapters/slack/edge/commands.ts';
import { helpFor, helpMessage } from '../../../../src/adapters/slack/edge/help.ts';
import { createRegistry } from '../../../../src/adapters/slack/edge/registry.ts';
import { registerFeatures } from '../../../../src/adapters/slack/features.ts';
import { decodeCommandText } from '../../../../src/adapters/slack/kit/decode-command.ts';
import { aHouse } from '../../../application/a-house.ts';
import { anActor } from '../../../support/builders.ts';
import { aloud, messageIn, wrongWithMessage } from '../setup/drawn.ts';
import { GUEST, MEMBER, OWNER } from '../setup/setup-house.ts';

const helped = async (rest: string, { actor = MEMBER, isSetUp = true } = {}) => {
  const { house } = await aHouse(isSetUp ? undefined : null);
  const registry = createRegistry('/release');
  registerFeatures(registry, house);
  const command = decodeCommandText(`help ${rest}`);
  const request = { actor, key: null };
  const visit = { actor, request, channelId: null, subcommand: 'help', command, words: [rest], rest };
  const said = messageIn(await runCommand(registry, visit, house.store.reads));
  expect(wrongWithMessage(said)).toEqual([]);
  return { words: aloud(said), registry, house };
};

test('help has five lines, by what somebody wants to do, and every command stands in one of them', async () => {
  const { words, registry } = await helped('');
  const lines = words.split('\n').filter((line) => /^\*(Plan|Answer|Launch|Look|Set up)\*:/.test(line));
  expect(lines).toHaveLength(5);
  for (const { name } of registry.subcommands) expect(lines.join('\n')).toContain(`\`${name}\``);
});

test('help with a word says more about that part, or that command', async () => {
  expect((await helped('launch')).words).toMatch(/\/release launch \[KEY\][\s\S]*\/release close/);
  const { words } = await helped('hold');
  expect(words).toContain('/release hold KEY reason');
  expect(words).not.toContain('/release new');
  expect((await helped('frobnicate')).words).toContain('*Plan*');
});

test('a guest reads what they can do and no commands', async () => {
  const { words } = await helped('', { actor: GUEST });
  expect(words).toContain('can rate each release');
  expect(words).not.toContain('/release');
});

test('before the set-up, the first line is the set-up, or who can do it', async () => {
  expect((await helped('', { actor: OWNER, isSetUp: false })).words).toContain('Begin with `/release setup`');
  const { words } = await helped('', { isSetUp: false });
  expect(words).toContain('An admin can do it in a few minutes');
});

test('what somebody typed by another name of the command is shown with that name', async () => {
  const { house } = await aHouse();
  const registry = createRegistry('/launches');
  registerFeatures(registry, house);
  const said = await helpFor(house.store.reads, registry, { actor: anActor() });
  expect(said).toEqual(helpMessage(registry));
  expect(said.text).toContain('/launches new');
});
