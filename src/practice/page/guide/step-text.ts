import { type ComponentChild, Fragment, h } from 'preact';

const QUOTED = /“([^”]+)”/g;

/** A sentence in which what is typed and what is pressed stands out; in the words both are quoted. */
export const StepText = ({ words }: { words: string }): ComponentChild => {
  const parts = words.split(QUOTED);
  // Splitting by a group puts the quoted parts at the odd places.
  return h(
    Fragment,
    null,
    parts.map((part, index) =>
      index % 2 === 0 ? part : part.startsWith('/') ? h('code', null, part) : h('b', null, part),
    ),
  );
};
