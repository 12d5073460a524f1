import type { PackItem } from './pack.ts';
import { ask } from './shipped-item.ts';

/** Those who explain it, teach it and help with it. */
export const TELLING: Readonly<Record<string, readonly PackItem[]>> = {
  docs: [
    ask(
      ['pages', 'pages'],
      'Are all pages written that customers need: new ones, and old ones that are wrong now?',
      'Give the page from which the others are reached. It stands in the announcement.',
      { asks: 'link', feeds: 'pages' },
    ),
    ask(
      ['owner', 'owner of the pages'],
      'Does every page have an owner who keeps it right after the launch?',
      'Name them. Pages without an owner grow wrong.',
      { asks: 'text' },
    ),
    ask(
      ['reviewed', 'review'],
      'Did somebody who built it read the pages, and somebody who did not build it follow them?',
      'The one finds what is wrong, the other what is missing.',
    ),
    ask(
      ['final-product', 'pictures and names'],
      'Do pictures, names and prices on the pages agree with what goes out?',
      'Look at the final build, and at what product marketing decided.',
    ),
    ask(
      ['publish', 'ready to publish'],
      'Can the pages be published at the moment of the launch, and by whom?',
      'Not hours before, not the day after. Know who presses the button.',
    ),
    ask(
      ['faq', 'FAQ link'],
      'Is there a page with the questions that will be asked first?',
      'Support and sales know them.',
      { required: false, asks: 'link', feeds: 'pages' },
    ),
  ],
  training: [
    ask(
      ['sessions', 'sessions held'],
      'Were sessions held for everybody who sells, runs or supports it?',
      'Or are they on the calendar before the launch, in every time zone.',
    ),
    ask(
      ['material', 'material'],
      'Is the material ready, and can whoever missed the session learn from it alone?',
      'Give the page or the folder where it stands.',
      { asks: 'link' },
    ),
    ask(
      ['practice', 'place to practise'],
      'Can people try it themselves before customers have it?',
      'Watching is not the same as doing.',
    ),
    ask(
      ['final-version', 'material is up to date'],
      'Does the material show the version, names and prices that go out?',
      'Check it again when the scope has changed.',
    ),
    ask(
      ['understood', 'checked understanding'],
      'Did a few people show that they can do it, without help?',
      'Ask them for the task of a customer.',
      { required: false },
    ),
  ],
  support: [
    ask(
      ['who-is-called', 'who is called'],
      'Is it decided who is called about this release, and how they are reached?',
      'Name and channel or number; it stands where issues are reported.',
      { asks: 'text', feeds: 'support_contact' },
    ),
    ask(
      ['covered-until', 'covered until'],
      'Is it covered in the hours after the launch, and until when?',
      'Say from when to when, and who takes over at night and on days off.',
      { asks: 'text' },
    ),
    ask(
      ['first-answers', 'first answers'],
      'Are answers to the first questions written down, where everybody on duty finds them?',
      'The ten questions that customers ask on the first day.',
      { asks: 'link' },
    ),
    ask(
      ['limits-known', 'limitations are known'],
      'Do people on duty know what it cannot do, and what to say then?',
      'QA writes down the known limitations; they stand on your card once they do.',
    ),
    ask(
      ['way-to-engineers', 'way to the engineers'],
      'Is it clear when a case goes to engineering, to whom, and how fast they answer?',
      'Tried once before the launch.',
    ),
    ask(
      ['tools', 'access and tools'],
      'Does everybody on duty have access to what they need to look into a case?',
      'Accounts, rights, a test system.',
      { required: false },
    ),
  ],
  customers: [
    ask(
      ['explain', 'explained in a minute'],
      'Can everybody who talks to customers explain in a minute what it is and for whom?',
      'Let two of them try it.',
    ),
    ask(
      ['help', 'help with it'],
      'Do they know what it cannot do, and whom to ask when a customer has trouble?',
      'Name and channel or number.',
      { asks: 'text', feeds: 'support_contact' },
    ),
    ask(['page', 'help page'], 'Is there a page that customers can read?', 'It stands in the announcement.', {
      asks: 'link',
      feeds: 'pages',
    }),
    ask(
      ['price', 'price and name'],
      'Do all of them use the same name and the same price?',
      'Customers compare what two of us say.',
    ),
  ],
};
