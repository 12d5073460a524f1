import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { afterEach } from 'vitest';
import type { SocketHub } from '../../../src/practice/delivery/socket.ts';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SILENT } from './a-workspace.ts';

const running: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

const appWith = async (slack: PracticeSlack, receiver: HTTPReceiver | SocketModeReceiver): Promise<App> => {
  const app = new App({
    token: BOT_TOKEN,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logger: SILENT,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  await app.init();
  app.error(async () => undefined);
  return app;
};

/** A small Bolt app over HTTP, connected to the practice Slack; it stops after the test. */
export const aBot = async (slack: PracticeSlack): Promise<App> => {
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger: SILENT, port: 0 });
  const app = await appWith(slack, receiver);
  const server = await receiver.start(0);
  running.push(() => receiver.stop());
  const { port } = server.address() as AddressInfo;
  slack.connectHttp({ url: `http://127.0.0.1:${port}/slack/events` });
  return app;
};

/** The same over Socket Mode, once its connection stands. */
export const aSocketBot = async (slack: PracticeSlack): Promise<{ app: App; hub: SocketHub }> => {
  const receiver = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logger: SILENT,
    // The client waits so long before it comes back after a refresh.
    clientPingTimeout: 1000,
    // The receiver passes these on to the client that opens the connection.
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } } },
  });
  const app = await appWith(slack, receiver);
  const hub = slack.connectSocket();
  await receiver.start();
  running.push(() => receiver.stop());
  await slack.until(() => hub.connections() > 0, 'a connection');
  return { app, hub };
};
