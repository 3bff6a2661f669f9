// Web Chat on one conversation. It can be connected again, with a new token, and keeps what it shows and what is written in its input.
import { cardLook, styleOptions } from './look.js';

const STATUS = ['uninitialized', 'connecting', 'online', 'expired', 'failed', 'ended'];
const { nonce } = document.querySelector('script[nonce]');
const locale = document.documentElement.lang;

/**
 * @param {HTMLElement} place where the chat is drawn
 * @param {string} placeholder shown in the empty input
 * @param {{message: (activity: object) => void, status: (status: string) => void}} events
 *   `message` is told every message of the bot once; `status` one of `STATUS`.
 */
export function createChat(place, placeholder, events) {
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

  return {
    /** Opens the conversation with what the token endpoint gave; a connection from before ends. */
    connect({ token, domain, conversationId }) {
      watching?.unsubscribe();
      directLine?.end();
      directLine = WebChat.createDirectLine({
        token,
        domain: location.origin + domain,
        conversationId,
        watermark: '0', // the whole history; what is shown already is told by its id
        webSocket: true,
        conversationStartProperties: { locale },
      });
      watching = directLine.connectionStatus$.subscribe(status => events.status(STATUS[status] ?? 'connecting'));
      WebChat.renderWebChat({
        directLine,
        store,
        nonce,
        locale,
        styleOptions,
        adaptiveCardsHostConfig: cardLook,
        overrideLocalizedStrings: localized => ({ ...localized, TEXT_INPUT_PLACEHOLDER: placeholder }),
      }, place);
    },
    /** Sends the text as if the user had written it. */
    say: text => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } }),
  };
}
