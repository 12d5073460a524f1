/** What Markdown, HTML and Slack put around words, and what of it remains; in this order. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/<br\s*\/?>|&nbsp;/gi, ' '],
  [/^\s*\[[ xX]\]\s+/, ''],
  [/<(?:https?|mailto):[^<>|\s]*\|([^<>|]+)>/g, '$1'],
  [/<((?:https?|mailto):[^<>|\s]+)>/g, '$1'],
  [/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/g, '$1'],
  [/\*\*|~~|`|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)/g, ''],
  [/(?<![\w*\\])\*(?=\S)([^*]*)(?<=\S)\*(?![\w*])/g, '$1'],
  [/(?<![\w\\])_(?=\S)([^_]*)(?<=\S)_(?!\w)/g, '$1'],
  [/\\([\\*_~`[\]|])/g, '$1'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];

/** The words of a cell on one line, without stars, links and brackets around them. A mention stays as it is. */
export const plainCell = (cell: string): string =>
  MARKS.reduce((text, [mark, rest]) => text.replace(mark, rest), cell.toWellFormed())
    .replace(/\s+/g, ' ')
    .trim();
