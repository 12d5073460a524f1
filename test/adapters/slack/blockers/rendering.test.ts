import { describe, expect, it } from 'vitest';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { DANA, THEN, type Typed } from '../lights/samples.ts';
import { forms, hidden, messages, needs } from './samples.ts';

const reader = {
  ...readerIn('Europe/Berlin', Date.parse(THEN)),
  nameOfUser: (id: string) => (id === DANA.userId ? 'dana' : id),
};
const BANNED =
  /sign-?off|waiver|waive|stale|verdict|rollout|\btier\b|undefined|\[object|\(no name\)|\bnull\b/i;

const read = (name: string, typed?: Typed): string => {
  const message = messages(typed)[name];
  if (message === undefined) throw new Error(`There is no sample "${name}".`);
  return readMessage(message, reader);
};

describe.each(Object.entries(messages()))('%s', (_name, message) => {
  it('is taken by Slack, posted and edited', () => {
    expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
    expect(messageRefusal({ ...message }, 'chat.update')).toBeNull();
  });

  it('has words that people know and names the release, in blocks and in text', () => {
    expect(readMessage(message, reader)).not.toMatch(BANNED);
    expect(readMessage({ text: message.text }, reader)).not.toMatch(BANNED);
    expect(message.text).toContain('Atlas 2.0');
  });

  it('has at most one primary button', () => {
    expect(JSON.stringify(message).split('"style":"primary"').length - 1).toBeLessThanOrEqual(1);
  });
});

/** What can be pressed in each state; everything else has no controls and says what became of it. */
const PRESSABLE: Readonly<Record<string, string>> = {
  'the first post': '[[I have it]] [Done] [Not ours] [Somebody else can]',
  'an edit': '[[I have it]] [Done] [Not ours] [Somebody else can]',
  'in a rehearsal': '[[I have it]] [Done] [Not ours] [Somebody else can]',
  'to a person': '[[I have it]] [Done] [Not mine] [Somebody else can]',
  'to be mended': '[[I have it]] [Done] [Not mine] [Somebody else can]',
  taken: '[[Done]] [Not ours] [Somebody else can]',
  'is it gone?': '[[Yes, it is gone]] [Still there]',
};

it.each(Object.keys(messages()))('%s offers what can be done then, and nothing else', (name) => {
  const words = read(name);
  const wanted = PRESSABLE[name];
  if (wanted === undefined) expect(words).not.toMatch(/\[[A-Z]/);
  else expect(words.trim().endsWith(wanted)).toBe(true);
});

describe.each(Object.entries(needs()))('what needs me: %s', (_name, message) => {
  it('is taken by Slack, in words that people know', () => {
    expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
    expect(readMessage(message, reader)).not.toMatch(BANNED);
    expect(message.text).toContain('Atlas 2.0');
  });
});

describe('the words', () => {
  it('of what needs me say who waits, for how long, and what can be pressed', () => {
    const words = Object.fromEntries(
      Object.entries(needs()).map(([name, message]) => [name, readMessage(message, reader)]),
    );
    expect(words['can you solve this']).toContain(
      'can you solve this, Sales waits for it: The price sheet is missing. Expected Tue 8 Dec.',
    );
    expect(words['can you solve this, for days']).toContain('Dana waits for it, for 3 days: The price');
    expect(words['you have this']).not.toContain('I have it');
    expect(words['is it gone']).toContain('Omar says that this is done. Is it gone?');
    expect(words['nobody has this']).toContain('nobody has this now, for 3 days. Name somebody');
  });

  it('mention the people of the department once, when it is posted', () => {
    expect(read('the first post')).toContain(
      '@dana, *Sales* waits for *Docs*, for *Atlas 2.0*, by *Tue 8 Dec*:',
    );
    expect(read('an edit')).not.toContain('@dana');
  });

  it('say what it holds up, and link the message that it was raised from', () => {
    const words = read('to a person');
    expect(words).toContain(
      '*Dana* says that this is in the way of *Atlas 2.0*. Can you solve it, by *Tue 8 Dec*?',
    );
    expect(words).toContain('The launch waits for it');
    expect(words).toContain('https://example.slack.com/archives/C0DOCS/p1700000000000100');
    expect(read('to be mended')).toContain('The launch does not wait for it');
  });

  it('say who has it, who says that it is done, and what happens next', () => {
    expect(read('taken')).toContain('*Omar has it.* Press Done when it is out of the way.');
    expect(read('solved')).toMatch(/\*Done\*, says Omar, .*\. Sales is asked for its light again\./);
    expect(read('solved for a person')).toContain('Dana is asked whether it is gone.');
    expect(read('passed on')).toContain('*Omar* can solve it, and is asked now.');
    expect(read('given back')).toContain('*Given back*: Maya, the release manager, finds somebody else.');
  });

  it('say that the release is over or on hold', () => {
    expect(read('on hold')).toContain('*On hold*');
    expect(read('cancelled')).toContain('*Cancelled*');
    expect(read('launching')).toContain('*Launching*');
    expect(read('launched')).toContain('*Launched*');
  });

  it('in a channel never name a release that became confidential, nor what is in its way', () => {
    const words = readMessage(hidden(), reader);
    expect(words).toBe('This is dealt with by direct message now. There is nothing to do here any more.');
  });
});

describe.each(Object.entries(HOSTILE))('with %s typed everywhere', (_name, words) => {
  it('every message is taken by Slack and pings only whom it means to', () => {
    const typed = { name: words, words };
    for (const [name, message] of Object.entries({ ...messages(typed), ...needs(typed) })) {
      expect(messageRefusal({ ...message }, 'chat.update'), name).toBeNull();
      for (const mrkdwn of [message.text, ...formatted(message.blocks)]) {
        expect(mrkdwn, name).not.toMatch(/<!(channel|here|everyone|subteam)|<@U0MAYA|<https:\/\/evil/);
      }
    }
  });

  it('every form is taken by Slack', () => {
    for (const [name, view] of Object.entries(forms({ name: words, words }))) {
      expect(viewProblems(view, 'modal'), name).toEqual([]);
    }
  });
});

/** Every text of the blocks that formats. */
const formatted = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(formatted);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  if (object.type === 'mrkdwn') return [String(object.text)];
  return Object.values(object).flatMap(formatted);
};

describe.each(Object.entries(forms()))('the form %s', (_name, view) => {
  it('is taken by Slack and names the release', () => {
    expect(viewProblems(view, 'modal')).toEqual([]);
    expect(JSON.stringify(view)).toContain('Atlas 2.0');
    expect(readView(view, reader)).not.toMatch(BANNED);
  });
});
