const INVITE = 'Greenlight is not in that channel. Type /invite @Greenlight there.';
const GONE = 'That channel is archived or deleted. An admin can choose another one in the settings.';
const LEFT = "That person's account is deactivated. An admin can name somebody else in the settings.";
const TOO_LONG = 'Slack finds it too long. Shorten the plan or its notes.';

/** By Slack's code, or ours. */
const MENDS: Readonly<Record<string, string>> = {
  not_in_channel: INVITE,
  channel_not_found:
    'Greenlight cannot see that channel: it is private, or deleted. Type /invite @Greenlight there, or let an admin choose another one in the settings.',
  is_archived: GONE,
  is_inactive: GONE,
  user_not_found: LEFT,
  user_disabled: LEFT,
  missing_scope:
    'Greenlight lacks a permission in Slack. The command "greenlight doctor" names it; whoever installed Greenlight then installs it again from its manifest.',
  messages_tab_disabled:
    'The messages of Greenlight are switched off. At api.slack.com/apps, App Home, whoever installed it switches on "Messages Tab".',
  msg_too_long: TOO_LONG,
  msg_blocks_too_long: TOO_LONG,
  hook_leads_inside:
    'Its address leads into the own network, or nowhere. Remove the hook and add it with another address; whoever runs Greenlight can allow such addresses with HOOKS_INSIDE=yes.',
  hook_is_gone: 'It answered that it is gone for good. Remove the hook in the settings if that is so.',
  hook_given_up:
    'It did not take it for three days. What came later is sent now. Look there, or remove the hook in the settings.',
  delivery_uncertain:
    'It may have arrived, and Greenlight could not look: please look there. It is not sent again, so that nobody reads it twice.',
};

/** What mends the reason for which a message was given up, in sentences for whoever can mend it. */
export const whatMends = (problem: string): string => {
  if (problem.startsWith('restricted_action')) {
    return 'Only some people may post there. Let Greenlight post, or choose another channel in the settings.';
  }
  return (
    MENDS[problem] ??
    `Slack says: ${problem.replaceAll('_', ' ')}. The button Check in the settings may say more.`
  );
};
