/**
 * The address of a message, as Slack itself forms it: it opens the message in any client.
 * @param workspaceUrl with the slash at its end: `https://example.slack.com/`
 */
export const messageLink = (
  workspaceUrl: string,
  { channelId, ts }: { channelId: string; ts: string },
): string => `${workspaceUrl}archives/${channelId}/p${ts.replace('.', '')}`;
