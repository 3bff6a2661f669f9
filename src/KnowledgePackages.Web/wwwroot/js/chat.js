// One run of Web Chat on one connection: makes the store, renders, and reports what happens.
import { cardLook, styleOptions } from './look.js';

const STATUS = ['uninitialized', 'connecting', 'online', 'expired', 'failed', 'ended'];
const { nonce } = document.querySelector('script[nonce]');

/**
 * @param {HTMLElement} place where the chat is drawn; what was drawn there before goes
 * @param {{token: string, domain: string, conversationId: string}} access what the token endpoint gave
 * @param {string} placeholder shown in the empty input
 * @param {{message: (activity: object) => void, status: (status: string) => void}} events
 *   `message` is told every message of the bot once; `status` one of `STATUS`.
 */
export function startChat(place, access, placeholder, events) {
  const directLine = WebChat.createDirectLine({
    token: access.token,
    domain: location.origin + access.domain,
    conversationId: access.conversationId,
    watermark: '0', // the whole history again
    webSocket: true,
    conversationStartProperties: { locale: document.documentElement.lang },
  });
  const store = WebChat.createStore({}, () => next => action => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') report(action.payload.activity);
    return next(action);
  });

  const known = new Set();
  function report(activity) {
    // A card that was replaced comes again with its id: it says nothing about where the conversation is now.
    if (activity.type !== 'message' || activity.from?.role === 'user' || known.has(activity.id)) return;
    known.add(activity.id);
    events.message(activity);
  }

  const watching = directLine.connectionStatus$.subscribe(status => events.status(STATUS[status] ?? 'connecting'));
  // Web Chat has no way to take itself down: each run gets its own element, and the one before is dropped with its own.
  const element = document.createElement('div');
  place.replaceChildren(element);
  WebChat.renderWebChat({
    directLine,
    store,
    nonce,
    styleOptions,
    adaptiveCardsHostConfig: cardLook,
    locale: document.documentElement.lang,
    overrideLocalizedStrings: localized => ({ ...localized, TEXT_INPUT_PLACEHOLDER: placeholder }),
  }, element);

  return {
    /** Sends the text as if the user had written it. */
    say: text => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } }),
    /** What is written in the input and not sent yet. */
    draft: () => store.getState().sendBoxValue,
    /** Puts a draft into the input. */
    write: text => store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } }),
    /** Ends the connection; nothing is reported any more. */
    stop() {
      watching.unsubscribe();
      directLine.end();
    },
  };
}
