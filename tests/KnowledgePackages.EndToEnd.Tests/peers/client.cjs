// The official SDK as a client of the bot: posts activities with its BotFrameworkClient and receives the bot's calls with its
// ChannelServiceRoutes. Answers the six questions with the cards' buttons, and prints the result in one line: "Saw: " and JSON. Arguments:
// the bot's endpoint, the answers separated by commas and, to sign activities, an app id and a token.
const http = require('node:http');
const { ChannelServiceHandler, ChannelServiceRoutes, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { AuthenticationConfiguration, ServiceClientCredentialsFactory, SimpleCredentialProvider } = require('botframework-connector');

const [, , bot, answers, app = '', token] = process.argv;

// Returns a given token. The SDK would request one from Entra ID.
class Bought extends ServiceClientCredentialsFactory {
  async isValidAppId() { return true; }
  async isAuthenticationDisabled() { return !token; }
  async createCredentials() {
    return { appId: app, getToken: async () => token, signRequest: async (request) => (request.headers.set('Authorization', `Bearer ${token}`), request) };
  }
}

const client = new ConfigurationBotFrameworkAuthentication({}, token ? new Bought() : undefined).createBotFrameworkClient();
const conversation = `official-${process.pid}`;
const seen = { sent: 0, updated: 0, cards: [], authorizations: new Set() };
let arrived = () => {};

class Receiver extends ChannelServiceHandler {
  take(activity) {
    seen.sent++;
    const card = activity.attachments?.[0]?.content;
    if (card) seen.cards.push(card);
    arrived();
    return { id: `${seen.sent}` };
  }
  async onSendToConversation(_identity, _conversation, activity) { return this.take(activity); }
  async onReplyToActivity(_identity, _conversation, _replyTo, activity) { return this.take(activity); }
  async onUpdateActivity(_identity, _conversation, id) { seen.updated++; return { id }; }
}

// The minimal web framework that ChannelServiceRoutes needs.
const routes = [];
const framework = Object.fromEntries(['get', 'post', 'put', 'delete'].map((method) => [method, (path, handle) => routes.push({ method: method.toUpperCase(), parts: path.split('/'), handle })]));
new ChannelServiceRoutes(new Receiver(new SimpleCredentialProvider('', ''), new AuthenticationConfiguration())).register(framework, '');

async function receive(request, response) {
  const parts = request.url.split('?')[0].split('/');
  const route = routes.find(({ method, parts: wanted }) => method === request.method && wanted.length === parts.length && wanted.every((part, i) => part.startsWith(':') || part === parts[i]));
  if (!route) return response.writeHead(404).end();
  seen.authorizations.add(request.headers.authorization ?? '');
  delete request.headers.authorization; // otherwise the SDK would request Entra ID's keys to check it
  let text = '';
  for await (const chunk of request) text += chunk;
  request.params = Object.fromEntries(route.parts.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), decodeURIComponent(parts[i])]] : [])));
  request.body = text ? JSON.parse(text) : undefined;
  response.status = (code) => ((response.statusCode = code), response);
  response.send = (body) => response.setHeader('Content-Type', 'application/json').write(JSON.stringify(body));
  return route.handle(request, response, (error) => error && response.writeHead(500).end(String(error)));
}

const buttons = (element) => Array.isArray(element) ? element.flatMap(buttons)
  : element && typeof element === 'object' ? (element.type === 'Action.Submit' ? [element.data] : Object.values(element).flatMap(buttons)) : [];
const find = (fits) => seen.cards.flatMap(buttons).reverse().find(fits);

async function until(what, holds) {
  for (let value; ; await new Promise((resolve) => { arrived = resolve; })) if ((value = holds())) return value;
}

(async () => {
  const server = http.createServer((request, response) => void receive(request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service = `http://127.0.0.1:${server.address().port}`;
  let number = 0;
  const post = (activity) => client.postActivity(app, app || 'the-bot', bot, service, conversation, {
    id: `official-${++number}`, timestamp: new Date(), channelId: 'emulator', from: { id: 'user', name: 'User', role: 'user' },
    recipient: { id: 'the-bot', name: 'Bot', role: 'bot' }, conversation: { id: conversation }, serviceUrl: service, locale: 'en-us', ...activity,
  });
  const tap = async (fits) => {
    const value = await until('a button', () => find(fits));
    const before = seen.cards.length;
    const { status } = await post({ type: 'message', value });
    if (status !== 200) throw new Error(`A tap was answered with ${status}`);
    await until('the next card', () => seen.cards.length > before);
  };

  await post({ type: 'conversationUpdate', membersAdded: [{ id: 'the-bot' }, { id: 'user' }] });
  await tap((data) => data.do === 'start');
  for (const [i, answer] of answers.split(',').entries()) await tap((data) => data.do === 'answer' && data.question === `kp2-c${i + 1}` && data.answer === answer);
  await tap((data) => data.do === 'confirm');
  const expected = await post({ type: 'message', text: 'help', deliveryMode: 'expectReplies' });
  const invoke = await post({ type: 'invoke', name: 'no/such' });
  console.log('Saw: ' + JSON.stringify({
    sent: seen.sent, updated: seen.updated, recommendation: seen.cards.at(-1).speak, expectedStatus: expected.status,
    expectedReplies: expected.body?.activities?.length, invokeStatus: invoke.status, authorizations: [...seen.authorizations],
  }));
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
