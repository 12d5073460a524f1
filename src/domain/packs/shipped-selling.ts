import type { PackItem } from './pack.ts';
import { ask } from './shipped-item.ts';

/** Those who name it, sell it and answer for it on paper. */
export const SELLING: Readonly<Record<string, readonly PackItem[]>> = {
  marketing: [
    ask(
      ['audience', 'audience'],
      'Is it decided who needs it and why, in one sentence that they would say themselves?',
      'Everything else follows from it.',
      { asks: 'text' },
    ),
    ask(
      ['message', 'message'],
      'Is the message written, and did product marketing and legal agree to it?',
      'It promises what is in scope, and nothing else.',
    ),
    ask(
      ['channels', 'channels'],
      'Is it ready on every channel: website, mail, press, social media, partners?',
      'Texts and pictures stand there and only wait.',
    ),
    ask(
      ['campaign-date', 'campaign date'],
      'Is the campaign tied to the launch, so that it waits if the launch moves?',
      'Booked advertisements and mails have to be stoppable. Know who stops them.',
    ),
    ask(
      ['first-visit', 'first visit tried'],
      'Did somebody go the way of a customer, from the advertisement to the first use?',
      'Broken links cost more than the advertisement.',
    ),
    ask(
      ['result', 'how we measure it'],
      'Is it decided what the campaign should bring, and is that measured?',
      'Before it starts; afterwards every number looks good.',
      { required: false },
    ),
  ],
  'product-marketing': [
    ask(
      ['name', 'final name'],
      'Is the name final, free to be used, and written the same way everywhere?',
      'Give the exact spelling.',
      { asks: 'text', feeds: 'locked_facts' },
    ),
    ask(
      ['price', 'final price'],
      'Is the price final, in every currency and for those who are customers already?',
      'Give the page with the valid prices.',
      { asks: 'link', feeds: 'locked_facts' },
    ),
    ask(
      ['packages', 'packages'],
      'Is it decided what is in which package, and what happens to those who have an old one?',
      'Say it in a sentence each.',
      { asks: 'text', feeds: 'locked_facts' },
    ),
    ask(
      ['same-words', 'same words everywhere'],
      'Do documentation, sales, support and marketing use this name and these prices?',
      'Look at their pages; do not only send them a mail.',
    ),
    ask(
      ['competition', 'difference to others'],
      'Is it written down how it differs from what others offer?',
      'Sales is asked it in the first week.',
      { required: false, asks: 'link' },
    ),
  ],
  sales: [
    ask(
      ['playbook', 'playbook'],
      'Is the playbook ready: to whom it is sold, by which questions, in which steps?',
      'Give the place where everybody finds it.',
      { asks: 'link' },
    ),
    ask(
      ['demo', 'demo'],
      'Is there a demo that works, on the version that goes out, and can everybody show it?',
      'Two people who did not build it have shown it.',
    ),
    ask(
      ['price-sheet', 'price sheet'],
      'Does the price sheet have the final prices, discounts and contract terms?',
      'The same as those of product marketing.',
    ),
    ask(
      ['objections', 'objections'],
      'Are answers ready to the five objections that customers will have?',
      'Ask support and those who sold the last version.',
    ),
    ask(
      ['can-order', 'can be ordered'],
      'Can a customer order it on the first day: offer, contract, order, invoice?',
      'Somebody has tried it from beginning to end.',
    ),
    ask(
      ['first-customers', 'first customers'],
      'Are the customers chosen who are called first?',
      'Those who have asked for it.',
      { required: false },
    ),
  ],
  legal: [
    ask(
      ['terms', 'terms'],
      'Do terms, contracts and notices cover what is new?',
      'Also for those who are customers already.',
    ),
    ask(
      ['privacy', 'privacy'],
      'Is it known which personal data it uses, and is that allowed and written down?',
      'New data, new purposes and new suppliers count.',
    ),
    ask(
      ['licences', 'licences of others'],
      'Are the licences of everything that we use from others kept?',
      'Software, pictures, fonts, data.',
    ),
    ask(
      ['claims', 'what we promise'],
      'Was what marketing and sales promise read, and can we keep it?',
      'Also names and trade marks.',
    ),
    ask(
      ['open-points', 'open points'],
      'Is nothing left open with an authority or a supplier that could stop it?',
      'Permits, export, rules of our industry.',
    ),
  ],
  finance: [
    ask(
      ['billing', 'billing'],
      'Can our systems bill it: prices, currencies, taxes, periods?',
      'A trial invoice was written.',
    ),
    ask(
      ['booking', 'bookings'],
      'Is it decided how it is booked, and from when it counts as revenue?',
      'Ask before the first invoice.',
    ),
    ask(
      ['refunds', 'refunds'],
      'Is it decided who may give money back, and how?',
      'Support is asked it on the first day.',
    ),
    ask(
      ['budget', 'costs of running it'],
      'Are the costs of running and selling it known and in the budget?',
      'Also those that grow with every customer.',
      { required: false },
    ),
  ],
};
