// Runs the official Direct Line client in Node.js. Reads orders as lines of JSON from standard input and writes events to standard output.
const readline = require('node:readline');

globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = require('ws');

// The client refreshes its token every 15 minutes and has no setting for this time. This timer fires only on the order "refresh".
const { setInterval, clearInterval } = globalThis;
const REFRESHES = 15 * 60 * 1000;
const refreshes = new Set();
globalThis.setInterval = (run, time, ...rest) => {
  if (time !== REFRESHES) return setInterval(run, time, ...rest);
  const refresh = () => run(...rest);
  refreshes.add(refresh);
  return refresh;
};
globalThis.clearInterval = timer => { if (!refreshes.delete(timer)) clearInterval(timer); };

const { ConnectionStatus, DirectLine } = require('botframework-directlinejs');

const open = new Map();
const tell = (client, event, value) => process.stdout.write(`${JSON.stringify({ client, event, value })}\n`);

const orders = {
  connect({ client, options }) {
    // Dropped sockets reconnect after 3 seconds, the client's minimum. Requests time out after 20 seconds, as on a page.
    const line = new DirectLine({ timeout: 20000, pollingInterval: 200, random: () => 0, ...options });
    const place = { line, watching: [] };
    open.set(client, place);
    // Subscribe to the status first, because a client is ended as soon as its token has expired, as on our page.
    place.watching.push(line.connectionStatus$.subscribe(status => {
      tell(client, 'status', ConnectionStatus[status]);
      if (status === ConnectionStatus.ExpiredToken && !options.staysWhenExpired) leave(client);
    }));
    place.watching.push(line.activity$.subscribe(
      activity => tell(client, 'activity', { ...activity, watermark: line.watermark }),
      error => tell(client, 'failed', `${error.message}${error.status === undefined ? '' : ` (${error.status})`}`)));
  },
  post({ client, activity, order }) {
    open.get(client).line.postActivity(activity).subscribe(
      id => tell(client, 'posted', { order, id }),
      error => tell(client, 'posted', { order, status: error.status, body: error.xhr?.response }));
  },
  session({ client, order }) {
    open.get(client).line.getSessionId().subscribe(id => tell(client, 'posted', { order, id }), error => tell(client, 'posted', { order, status: error.status }));
  },
  // Refreshes the tokens of all clients in this process.
  refresh({ client, order }) {
    const { line } = open.get(client);
    const before = line.token;
    [...refreshes].forEach(refresh => refresh()); // each call begins the next wait
    const look = setInterval(() => {
      if (line.token === before) return;
      clearInterval(look);
      tell(client, 'posted', { order });
    }, 20);
  },
  reconnect({ client, conversation }) {
    open.get(client).line.reconnect(conversation);
  },
  end({ client }) {
    leave(client);
  },
};

function leave(client) {
  const place = open.get(client);
  open.delete(client);
  // A status can arrive while the subscriptions are being made.
  queueMicrotask(() => place.watching.forEach(one => one.unsubscribe()));
  place.watching.forEach(one => one.unsubscribe());
  place.line.end();
}

readline.createInterface({ input: process.stdin })
  .on('line', line => { const order = JSON.parse(line); orders[order.do](order); })
  .on('close', () => process.exit());
