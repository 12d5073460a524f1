import { expect, test } from 'vitest';
import {
  GITHUB_API,
  githubHost,
  readReleaseLink,
  releaseAddress,
} from '../../../src/domain/github-notes/release-link.ts';

const read = (link: string) => readReleaseLink(link, 'github.com');

test.each([
  ['https://github.com/nodejs/node/releases/tag/v24.1.0', 'nodejs', 'node', 'v24.1.0'],
  ['  https://github.com/nodejs/node/releases/tag/v24.1.0/  ', 'nodejs', 'node', 'v24.1.0'],
  ['https://www.github.com/a/b.js/releases/tag/1?x=y#notes', 'a', 'b.js', '1'],
  ['https://github.com/a/b/releases/tag/@scope/name@2.0', 'a', 'b', '@scope/name@2.0'],
  ['https://github.com/a/b/releases/tag/release%2F2', 'a', 'b', 'release/2'],
])('%s is a release', (link, owner, repository, tag) => {
  expect(read(link)).toEqual({ owner, repository, tag });
});

test.each([
  '',
  'v24.1.0',
  'http://github.com/a/b/releases/tag/1',
  'https://github.com/a/b',
  'https://github.com/a/b/releases',
  'https://github.com/a/b/releases/latest',
  'https://github.com/a/b/releases/tag/',
  'https://github.com/a/b/pull/1',
  'https://github.com.evil.example/a/b/releases/tag/1',
  'https://someone@github.com/a/b/releases/tag/1',
  'https://github.com:8443/a/b/releases/tag/1',
  'https://127.0.0.1/a/b/releases/tag/1',
  'https://github.com/a/../releases/tag/1',
  'https://github.com/a%2Fb/c/releases/tag/1',
  'https://github.com/a/b/releases/tag/%E0%A4%A',
  `https://github.com/a/b/releases/tag/${'x'.repeat(251)}`,
])('%s is none', (link) => {
  expect(read(link)).toBeNull();
});

test.each([
  [GITHUB_API, 'github.com'],
  ['https://github.example.com/api/v3/', 'github.example.com'],
  ['https://api.example.ghe.com/', 'example.ghe.com'],
  ['http://127.0.0.1:4000/', '127.0.0.1:4000'],
])('whoever reads at %s sees it at %s', (apiUrl, host) => {
  expect(githubHost(apiUrl)).toBe(host);
});

test('a tag is one piece of the address, whatever it holds', () => {
  const release = { owner: 'a', repository: 'b', tag: '../../user?x#y' };
  expect(releaseAddress(release, GITHUB_API)).toBe(
    'https://api.github.com/repos/a/b/releases/tags/..%2F..%2Fuser%3Fx%23y',
  );
  expect(new URL(releaseAddress(release, GITHUB_API)).pathname).toMatch(/^\/repos\/a\/b\/releases\/tags\//);
});
