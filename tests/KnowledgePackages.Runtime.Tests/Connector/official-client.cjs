// Calls a Bot Connector with the official JavaScript client. Arguments: the folder that contains node_modules, the service's address,
// and the calls as JSON: [{ "operation", "conversation", "activity", "body" }].
const { createRequire } = require('node:module');
const [, , peers, serviceUrl, calls] = process.argv;
const { ConnectorClient, MicrosoftAppCredentials } = createRequire(`${peers}/package.json`)('botframework-connector');

const client = new ConnectorClient(new MicrosoftAppCredentials('', ''), { baseUri: serviceUrl });
const operations = {
  send: ({ conversation, body }) => client.conversations.sendToConversation(conversation, body),
  reply: ({ conversation, activity, body }) => client.conversations.replyToActivity(conversation, activity, body),
  update: ({ conversation, activity, body }) => client.conversations.updateActivity(conversation, activity, body),
  delete: ({ conversation, activity }) => client.conversations.deleteActivity(conversation, activity),
  create: ({ body }) => client.conversations.createConversation(body),
};

(async () => {
  for (const call of JSON.parse(calls)) await operations[call.operation](call);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
