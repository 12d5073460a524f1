import { App, type BlockAction, HTTPReceiver, LogLevel } from '@slack/bolt';
import { BOT, SIGNING_SECRET, TEAM, TOKEN } from '../seed/workspace.ts';

/**
 * The least that a Bolt app can do: it acknowledges, and after a click it updates the clicked message. It
 * decides nothing, stores nothing, and forgets everything when it ends. The first argument is Slack's address.
 */
const [apiUrl = '', port = '0'] = process.argv.slice(2);

const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  authorize: async () => ({
    botToken: TOKEN,
    botId: BOT.botId,
    botUserId: BOT.userId,
    teamId: TEAM,
  }),
  clientOptions: { slackApiUrl: apiUrl },
  convoStore: false,
  deferInitialization: true,
  logLevel: LogLevel.ERROR,
});
await app.init();

app.command(/^\//, ({ ack }) => ack({ response_type: 'ephemeral', text: 'Done.' }));

app.action<BlockAction>(/.*/, async ({ ack, body, action, client }) => {
  await ack();
  const { channel, message } = body;
  if (channel === undefined || message === undefined) return;
  const text = `Answered: ${action.action_id} by <@${body.user.id}>`;
  await client.chat.update({ channel: channel.id, ts: message.ts, text, blocks: message.blocks });
});

const server = await receiver.start(Number(port));
const address = server.address();
process.stdout.write(`ready http://127.0.0.1:${typeof address === 'object' ? address?.port : port}\n`);
process.once('SIGTERM', () => process.exit(0));
