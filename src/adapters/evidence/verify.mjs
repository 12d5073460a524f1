// Checks evidence.jsonl of Greenlight. Needs Node and nothing else: node verify.mjs evidence.jsonl
// With the line that stood in Slack, or the name of a backup: node verify.mjs evidence.jsonl SEQ:HASH
// Ends with 0 when everything holds, with 1 when something does not.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FORMAT = 1;

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** JSON with sorted keys and no spaces. */
const canonical = (value) => JSON.stringify(sorted(value));

class Broken extends Error {}

const need = (holds, words) => {
  if (!holds) throw new Broken(words);
};

/** An entry's hash, from what it says and the entry before it. */
const hashOf = ({ seq, previous, ...said }) => {
  if (said.blind !== null) {
    return sha256(canonical({ seq, previous, content: sha256(canonical(said)) }));
  }
  const { blind: _none, ...old } = said;
  return sha256(canonical({ seq, previous, ...old }));
};

const checkOwn = ({ link, hash, salt, personal }, before, about) => {
  const { seq } = link;
  need(link.releaseId === about.releaseId, `entry ${seq} belongs to another release`);
  need(link.workspaceId === about.workspaceId, `entry ${seq} belongs to another workspace`);
  need(hashOf(link) === hash, `entry ${seq} was altered`);
  need(link.previous === before.hash, `entry ${seq} does not follow the entry before it`);
  if (salt === null || personal === null) return;
  need(
    sha256(salt + canonical(personal)) === link.personalDigest,
    `names or words of entry ${seq} were altered`,
  );
};

const checkLink = ({ seq, content, hash }, before) => {
  const expected = sha256(canonical({ seq, previous: before.hash, content }));
  need(expected === hash, `entry ${seq}, of another release, was altered`);
};

const readLine = (text, number) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Broken(`line ${number} cannot be read`);
  }
};

const anchorFrom = (text) => {
  const [, seq, hash] = /^([1-9][\d,]*):([0-9a-f]{12,64})$/i.exec(text) ?? [];
  need(seq !== undefined, `"${text}" is no anchor: write SEQ:HASH, as in 1210:ab12cd34ef56`);
  return { seq: Number(seq.replaceAll(',', '')), hash: hash.toLowerCase() };
};

const check = (file, written) => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const [about, ...rest] = lines.map((line, index) => readLine(line, index + 1));
  need(about.kind === 'evidence' && about.format === FORMAT, 'this is no evidence that I can read');
  const found = { own: 0, others: 0, erased: 0, unproven: 0 };
  const hashes = new Map();
  let before = null;
  for (const line of rest) {
    const seq = line.kind === 'entry' ? line.link.seq : line.seq;
    before ??= { seq: seq - 1, hash: about.before };
    need(seq === before.seq + 1, `entry ${before.seq + 1} is missing`);
    if (line.kind === 'entry') {
      checkOwn(line, before, about);
      found.own += 1;
      if (line.personal === null) found.erased += 1;
    } else if (line.kind === 'link') {
      checkLink(line, before);
      found.others += 1;
    } else {
      need(line.kind === 'unproven', `entry ${seq} is of a kind that I do not know`);
      found.unproven += 1;
    }
    before = { seq, hash: line.hash };
    hashes.set(seq, line.hash);
  }
  need(before !== null, 'it holds no entry');
  need(
    before.seq === about.head.seq && before.hash === about.head.hash,
    `it ends with entry ${before.seq}, and says it ends with ${about.head.seq}`,
  );
  for (const anchor of [...about.anchors, ...written.map(anchorFrom)]) {
    const hash = hashes.get(anchor.seq);
    need(hash !== undefined, `it holds no entry ${anchor.seq}, which an anchor names`);
    need(hash.startsWith(anchor.hash), `entry ${anchor.seq} is not the one that its anchor names`);
  }
  return { about, found, head: before };
};

const [file, ...written] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Say which file: node verify.mjs evidence.jsonl [SEQ:HASH]\n');
  process.exitCode = 2;
} else {
  try {
    const { about, found, head } = check(file, written);
    const own = `${found.own} ${found.own === 1 ? 'entry' : 'entries'}`;
    const compared = written.length === 0 ? '' : ' It agrees with the anchor that you gave.';
    const erased = found.erased === 0 ? '' : ` In ${found.erased} of them names or words were erased.`;
    const unproven =
      found.unproven === 0
        ? ''
        : ` ${found.unproven} of other releases are of an older kind and taken on trust.`;
    process.stdout.write(
      `Holds: ${own} of ${about.title} (${about.key}).${erased} ${found.others + found.unproven} of other releases stand between and after them.${unproven}${compared}\nThe record ends with ${head.seq}:${head.hash}. Compare it with the lines in Slack and the names of backups.\n`,
    );
  } catch (error) {
    process.stdout.write(`Does not hold: ${error instanceof Error ? error.message : String(error)}.\n`);
    process.exitCode = 1;
  }
}
