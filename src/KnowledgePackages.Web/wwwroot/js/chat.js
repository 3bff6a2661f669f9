// Web Chat on one conversation. It can be connected again, with a new token, and keeps what it shows and what is written in its input.
import { cardLook, styleOptions } from './look.js';
import { text } from './texts.js';

const GIVEN_UP = [3, 4, 5]; // of Direct Line's states: token expired, failed to connect, ended
const { nonce } = document.querySelector('script[nonce]');
const page = document.documentElement;

/**
 * @param {HTMLElement} place where the chat is drawn
 * @param {{message: (activity: object) => void, connected: () => void, lost: () => void}} events
 *   `message` is told every message of the bot once.
 */
export function createChat(place, events) {
  const known = new Set();
  const store = WebChat.createStore({}, () => next => action => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') report(action.payload.activity);
    return next(action);
  });
  let directLine;
  let watching;

  function report(activity) {
    // A card that was replaced comes again with its id: it says nothing about where the conversation is now.
    if (activity.type !== 'message' || activity.from?.role === 'user' || known.has(activity.id)) return;
    known.add(activity.id);
    events.message(activity);
  }

  // Direct Line does not tell when its socket drops: it waits up to 15 seconds, and 20 more each time that the host is not there.
  function watchSocket(line) {
    line.services.WebSocket = class extends WebSocket {
      constructor(url) {
        super(url);
        this.addEventListener('open', () => { if (line === directLine) events.connected(); });
        this.addEventListener('close', () => { if (line === directLine) events.lost(); });
      }
    };
  }

  // Whoever is there for the first time is greeted in the page's language, which may be another than the browser's.
  function nameLanguage(line) {
    const { ajax } = line.services;
    line.services.ajax = request => ajax({ ...request, headers: { ...request.headers, 'Accept-Language': page.lang } });
  }

  function draw() {
    WebChat.renderWebChat({
      directLine,
      store,
      nonce,
      locale: page.lang,
      dir: page.dir,
      styleOptions,
      adaptiveCardsHostConfig: cardLook,
      overrideLocalizedStrings: localized => ({ ...localized, TEXT_INPUT_PLACEHOLDER: text('page.write') }),
    }, place);
  }

  return {
    /** Opens the conversation with what the token endpoint gave; a connection from before ends. */
    connect({ token, domain, conversationId }) {
      watching?.unsubscribe();
      directLine?.end();
      directLine = WebChat.createDirectLine({
        token,
        domain: new URL(domain, location.href).href,
        conversationId,
        watermark: '0', // the whole history; what is shown already is told by its id
        webSocket: true,
        conversationStartProperties: { locale: page.lang },
      });
      watchSocket(directLine);
      nameLanguage(directLine);
      watching = directLine.connectionStatus$.subscribe(status => { if (GIVEN_UP.includes(status)) events.lost(); });
      draw();
    },
    /** Sends the words as if the user had written it. */
    say: words => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: words } }),
    /** Draws what is shown in the page's language and direction. */
    draw,
    /** Tells the bot which language was chosen. */
    tellLanguage: language => store.dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'language', value: language } }),
  };
}
