import { expect, test } from 'vitest';
import { SECRET_KEY } from '../support/hooks.ts';
import { aTerminal, storeOf } from './a-terminal.ts';

const ENV = { GREENLIGHT_SECRET_KEY: SECRET_KEY, PUBLIC_URL: 'https://greenlight.example.com' };

test('hooks are added, listed, given a new secret and removed from the terminal', async () => {
  const terminal = aTerminal(ENV);
  await (await storeOf(terminal)).close();
  const added = await terminal.run(
    'hooks',
    'add',
    'ci',
    '--reports',
    'check',
    'stage',
    '--departments',
    'eng',
  );
  expect(added).toMatchObject({ code: 0 });
  const [, address = '', secret = ''] = /^address: (\S+)\nsecret: {2}(\S+)\n$/.exec(added.out) ?? [];
  expect(address).toMatch(/^https:\/\/greenlight\.example\.com\/hooks\/./);
  expect(secret).toMatch(/^glh_/);
  expect(await terminal.run('hooks', 'add', 'page', '--to', 'https://status.example/x')).toMatchObject({
    code: 0,
  });

  const list = await terminal.run('hooks', 'list');
  expect(list.out).toContain(`ci\tin\tcheck,stage\t${address}\n`);
  expect(list.out).toContain('page\tout\tplan,lights,course,launch,after\thttps://status.example/x\n');
  expect(list.out).not.toContain(secret);

  const rotated = await terminal.run('hooks', 'rotate', 'CI');
  expect(rotated.out).toContain(`address: ${address}\n`);
  expect(rotated.out).not.toContain(secret);
  expect(await terminal.run('hooks', 'remove', 'ci')).toMatchObject({ code: 0, out: 'ci is removed.\n' });
  expect((await terminal.run('hooks', 'list')).out).not.toContain('ci\t');
});

test('what is wrong is said in words', async () => {
  const terminal = aTerminal(ENV);
  await (await storeOf(terminal)).close();
  const err = async (...args: string[]): Promise<string> => {
    const ran = await terminal.run('hooks', ...args);
    expect(ran.code).toBe(1);
    return ran.err;
  };
  expect(await err('add', 'ci', '--departments', 'nobody')).toContain('There is no department "nobody".');
  expect(await err('add', 'ci', '--reports', 'gossip')).toContain(
    '--reports: "gossip" is not known. Write some of: check, stage, alert, adoption, measure',
  );
  expect(await err('add', 'page', '--to', 'https://status.example/x', '--events', 'lights,gossip')).toContain(
    '--events: "gossip" is not known.',
  );
  expect(await err('add', 'page', '--to', 'https://status.example/x', '--release', 'nova')).toContain(
    '--release is for a system that reports',
  );
  expect(await err('add', 'ci', '--events', 'lights')).toContain('add --to ADDRESS');
  expect(await err('add', 'ci', '--release', 'nova')).toContain('No release is called "nova".');
  expect(await err('add', 'page', '--to', 'http://example.com')).toContain('https://');
  expect(await err('rotate', 'ci')).toContain('There is no hook "ci".');
});

test('lists may have commas; without an address of its own, and without hooks, it says what to do', async () => {
  const terminal = aTerminal({ GREENLIGHT_SECRET_KEY: SECRET_KEY });
  await (await storeOf(terminal)).close();
  expect((await terminal.run('hooks', 'list')).err).toContain('greenlight hooks add --help');
  const added = await terminal.run(
    'hooks',
    'add',
    'ci',
    '--reports',
    'check,stage',
    '--departments',
    'eng,docs',
  );
  expect(added.err).toContain('PUBLIC_URL is not set');
  const list = await terminal.run('hooks', 'list');
  expect(list.out).toContain('ci\tin\tcheck,stage\t/hooks/');
  expect(list.err).toBe('');
});

test('without the key nothing is added', async () => {
  const terminal = aTerminal();
  await (await storeOf(terminal)).close();
  const ran = await terminal.run('hooks', 'add', 'ci');
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toContain('openssl rand -hex 32');
  const wrong = aTerminal({ GREENLIGHT_SECRET_KEY: 'too-short-secret' });
  await (await storeOf(wrong)).close();
  const refused = await wrong.run('hooks', 'list');
  expect(refused.err).toContain('GREENLIGHT_SECRET_KEY: expected 32 random bytes');
  expect(refused.err).not.toContain('too-short');
});
