import type { Json } from '../../../../src/practice/json.ts';

const plain = (text: string): Json => ({ type: 'plain_text', text, emoji: true });
const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
const option = (value: string, text: string, description?: string): Json => ({
  text: plain(text),
  value,
  ...(description !== undefined && { description: plain(description) }),
});

const confirm: Json = {
  title: plain('Stop the release?'),
  text: mrkdwn('*Spring 2.4* has _two_ green lights. <@U01> will be told.'),
  confirm: plain('Stop it'),
  deny: plain('Not yet'),
  style: 'danger',
};

export const LAUNCH_AT = Date.UTC(2026, 10, 24, 9, 30) / 1000;

const words = [
  '*bold*, _italic_, ~struck~, `code <b>`, *_both_* and snake_case_words',
  '<@U01> and <@U02> in <#C02>, <!here>: <https://example.com/notes|the notes>, https://example.com/plain_path',
  `Launch <!date^${LAUNCH_AT}^{date_long} at {time}|then>, :white_check_mark: :warning: :rocket: :unheard_of:`,
  '&gt; quoted, with *bold*',
  '&gt; and a second line',
  '```const a = *not bold*;\nconst b = 2;```',
  '• a list is plain text &amp; so on',
].join('\n');

const leaf = (text: string, style?: Json): Json => ({ type: 'text', text, ...(style && { style }) });
const line = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements });

const RICH: Json = {
  type: 'rich_text',
  block_id: 'rich',
  elements: [
    line(
      leaf('Rich: '),
      leaf('bold', { bold: true }),
      leaf(' underlined', { underline: true }),
      leaf(' '),
      { type: 'user', user_id: 'U02' },
      leaf(' '),
      { type: 'emoji', name: 'tada', unicode: '1f389' },
      leaf(' '),
      { type: 'color', value: '#14532d' },
      leaf(' '),
      { type: 'date', timestamp: LAUNCH_AT, format: '{date_short} {time}', fallback: 'then' },
    ),
    { type: 'rich_text_list', style: 'bullet', elements: [line(leaf('one')), line(leaf('two'))] },
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      elements: [line(leaf('first')), line(leaf('second'))],
    },
    { type: 'rich_text_quote', elements: [leaf('quoted')] },
    { type: 'rich_text_preformatted', elements: [leaf('npm ci\nnpm run demo')] },
  ],
};

const cell = (text: string): Json => ({ type: 'raw_text', text });

/** One of every block that shows something. */
export const SHOWN: Json[] = [
  { type: 'header', block_id: 'head', text: plain('Spring 2.4 :rocket:') },
  { type: 'section', block_id: 'words', text: mrkdwn(words) },
  {
    type: 'section',
    block_id: 'fields',
    fields: [
      mrkdwn('*Stage*\nPreparing'),
      mrkdwn('*Launch*\n24 Nov'),
      mrkdwn('*Lights*\n3 of 5'),
      plain('plain *text*'),
    ],
    accessory: { type: 'button', action_id: 'open', text: plain('Open'), value: '1' },
  },
  { type: 'divider' },
  RICH,
  {
    type: 'table',
    block_id: 'table',
    column_settings: [{}, { align: 'right' }, { is_wrapped: true }],
    rows: [
      [cell('Department'), cell('Days'), cell('Note')],
      [cell('Docs'), cell('3'), cell('Waits for the last pictures, which are to be taken on Thursday')],
    ],
  },
  {
    type: 'image',
    block_id: 'image',
    image_url: 'https://example.com/a.png',
    alt_text: 'A chart of lights',
    title: plain('Lights'),
  },
  {
    type: 'markdown',
    block_id: 'markdown',
    text: '## Notes\n\n**Bold**, *italic* and [a link](https://example.com)\n\n- one\n- two',
  },
  {
    type: 'video',
    block_id: 'video',
    title: plain('The new board'),
    title_url: 'https://example.com/v',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'A board of lights',
    provider_name: 'Example',
  },
  {
    type: 'context',
    block_id: 'context',
    elements: [mrkdwn('Release manager <@U01>'), plain('updated at 10:00')],
  },
  { type: 'hologram', block_id: 'unknown' },
];

/** Everything that can be clicked and chosen in a message. */
export const CLICKED: Json[] = [
  {
    type: 'actions',
    block_id: 'buttons',
    elements: [
      { type: 'button', action_id: 'green', text: plain('Give green light'), style: 'primary', value: 'g' },
      { type: 'button', action_id: 'stop', text: plain('Stop'), style: 'danger', value: 's', confirm },
      { type: 'button', action_id: 'plain', text: plain('Not needed') },
      { type: 'button', action_id: 'link', text: plain('Read more'), url: 'https://example.com/more' },
      {
        type: 'overflow',
        action_id: 'more',
        options: [option('edit', 'Edit'), option('cancel', 'Cancel the release', 'Nobody is told')],
      },
    ],
  },
  {
    type: 'section',
    block_id: 'choose',
    text: mrkdwn('Who reviews this?'),
    accessory: { type: 'users_select', action_id: 'who', placeholder: plain('Choose a person') },
  },
  {
    type: 'actions',
    block_id: 'pickers',
    elements: [
      {
        type: 'static_select',
        action_id: 'stage',
        placeholder: plain('Stage'),
        options: [option('a', 'Preparing'), option('b', 'On hold'), option('c', 'Launched')],
      },
      { type: 'datepicker', action_id: 'day', placeholder: plain('Day'), initial_date: '2026-11-24' },
    ],
  },
  {
    type: 'context_actions',
    block_id: 'feedback',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'rate',
        positive_button: { text: plain('Helped'), value: 'up' },
        negative_button: { text: plain('Did not'), value: 'down' },
      },
      { type: 'icon_button', action_id: 'trash', icon: 'trash', text: plain('Delete') },
    ],
  },
];

const input = (id: string, label: string, element: Json, more: Json = {}): Json => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...more,
});

const STAGES = [
  option('a', 'Preparing', 'Departments answer'),
  option('b', 'On hold'),
  option('c', 'Launched'),
];

/** A form with a field of every kind. */
export const FORM: Json = {
  type: 'modal',
  title: plain('Plan a release'),
  submit: plain('Plan'),
  close: plain('Cancel'),
  blocks: [
    { type: 'alert', block_id: 'alert', level: 'warning', text: mrkdwn('*Freeze* from 20 December.') },
    input(
      'name',
      'Name',
      { type: 'plain_text_input', max_length: 40, placeholder: plain('Spring 2.4') },
      { hint: plain('A name that everybody knows it by.') },
    ),
    input(
      'what',
      'What is in it',
      { type: 'plain_text_input', multiline: true, max_length: 600 },
      { optional: true },
    ),
    input(
      'stage',
      'Stage',
      { type: 'static_select', placeholder: plain('Choose a stage'), options: STAGES },
      { optional: true },
    ),
    input('departments', 'Departments', {
      type: 'multi_static_select',
      max_selected_items: 2,
      option_groups: [
        { label: plain('Makers'), options: [option('docs', 'Docs'), option('qa', 'Quality')] },
        { label: plain('Tellers'), options: [option('marketing', 'Marketing'), option('press', 'Press')] },
      ],
    }),
    input('manager', 'Release manager', { type: 'users_select', initial_user: 'U01' }),
    input('channel', 'Channel', { type: 'conversations_select', filter: { include: ['public', 'private'] } }),
    input('search', 'Search', { type: 'external_select', min_query_length: 2 }, { optional: true }),
    input('at', 'Launch at', { type: 'datetimepicker', initial_date_time: LAUNCH_AT }),
    input('day', 'Freeze from', { type: 'datepicker' }, { optional: true }),
    input('time', 'Every day at', { type: 'timepicker', initial_time: '09:00' }, { optional: true }),
    input(
      'ticks',
      'Tell',
      {
        type: 'checkboxes',
        options: [
          { text: mrkdwn('*Everyone* in <#C01>'), value: 'all', description: mrkdwn('An announcement') },
          option('leads', 'Leads only'),
        ],
      },
      { optional: true },
    ),
    input('kind', 'Kind', {
      type: 'radio_buttons',
      options: [option('major', 'Major'), option('minor', 'Minor', 'No green lights')],
    }),
    input(
      'number',
      'Days before',
      { type: 'number_input', is_decimal_allowed: false, min_value: '1' },
      { optional: true },
    ),
    input('mail', 'E-mail', { type: 'email_text_input' }, { optional: true }),
    input('notes', 'Notes', { type: 'rich_text_input' }, { optional: true }),
    input('file', 'Pictures', { type: 'file_input', filetypes: ['png'] }, { optional: true }),
  ],
};
