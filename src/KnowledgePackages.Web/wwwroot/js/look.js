// Web Chat's and the cards' look, made of the page's tokens: custom properties, so that light and dark need no code here.
const ink = 'var(--ink)';
const muted = 'var(--muted)';
const surface = 'var(--surface)';
const line = 'var(--line-1)';
const onLine = 'var(--on-line)';
const none = 'transparent';

export const styleOptions = {
  accent: line,
  backgroundColor: 'var(--background)',
  subtle: muted,
  primaryFont: 'var(--font)',
  fontSizeSmall: '14px',
  paddingRegular: 16,
  paddingWide: 20,

  bubbleBackground: surface,
  bubbleBorderWidth: 0,
  bubbleBorderRadius: 12,
  bubbleTextColor: ink,
  bubbleMaxWidth: 640,
  bubbleMinWidth: 100,
  bubbleMinHeight: 44,
  bubbleFromUserBackground: line,
  bubbleFromUserBorderWidth: 0,
  bubbleFromUserBorderRadius: 12,
  bubbleFromUserTextColor: onLine,
  messageActivityWordBreak: 'break-word',
  groupTimestamp: false,
  timestampColor: muted,

  hideUploadButton: true,
  sendBoxBackground: 'var(--background)',
  sendBoxTextColor: ink,
  sendBoxPlaceholderColor: muted,
  sendBoxHeight: 52,
  sendBoxTextWrap: true,
  sendBoxMaxHeight: 140,
  sendBoxBorderTop: 'none',
  sendBoxButtonAlignment: 'bottom',
  sendBoxButtonColor: line,
  sendBoxButtonColorOnDisabled: muted,
  sendBoxButtonShadeColorOnHover: surface,
  sendBoxButtonShadeColorOnActive: surface,
  sendBoxButtonShadeColorOnDisabled: none,
  sendBoxButtonShadeBorderRadius: 12,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--focus)',
  sendBoxButtonKeyboardFocusIndicatorBorderRadius: 10,
  sendBoxButtonKeyboardFocusIndicatorBorderWidth: 3,
  sendBoxButtonKeyboardFocusIndicatorInset: 2,

  transcriptVisualKeyboardIndicatorColor: 'var(--focus)',
  transcriptVisualKeyboardIndicatorWidth: 3,
  transcriptActivityVisualKeyboardIndicatorColor: 'var(--focus)',
  transcriptActivityVisualKeyboardIndicatorStyle: 'solid',
  transcriptActivityVisualKeyboardIndicatorWidth: 3,
  transcriptOverlayButtonBackground: ink,
  transcriptOverlayButtonBackgroundOnHover: ink,
  transcriptOverlayButtonBackgroundOnFocus: ink,
  transcriptOverlayButtonColor: 'var(--background)',
  transcriptTerminatorBackgroundColor: muted,
  transcriptTerminatorColor: 'var(--background)',
  scrollToEndButtonFontSize: '15px',
  autoScrollSnapOnPage: true, // a long answer is read from its beginning
  autoScrollSnapOnPageOffset: -8,

  cardEmphasisBackgroundColor: 'var(--background)',
  cardPushButtonBackgroundColor: line,
  cardPushButtonTextColor: onLine,
  adaptiveCardsParserMaxVersion: '1.5',
};

const colours = {
  default: { default: ink, subtle: muted },
  accent: { default: line, subtle: line },
  good: { default: 'var(--ok)', subtle: 'var(--ok)' },
  warning: { default: 'var(--focus)', subtle: 'var(--focus)' },
  attention: { default: 'var(--error)', subtle: 'var(--error)' },
  dark: { default: ink, subtle: muted },
  light: { default: 'var(--background)', subtle: surface },
};
const container = backgroundColor => ({ backgroundColor, foregroundColors: colours });
const plain = { wrap: true, size: 'default', color: 'default', isSubtle: false };

export const cardLook = {
  supportsInteractivity: true,
  fontFamily: 'var(--font)',
  fontSizes: { small: 15, default: 17, medium: 19, large: 22, extraLarge: 26 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  lineHeights: { small: 22, default: 26, medium: 27, large: 30, extraLarge: 34 },
  spacing: { small: 6, default: 10, medium: 20, large: 28, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--rule)' },
  containerStyles: {
    default: container(none),
    emphasis: container('var(--background)'),
    accent: container('var(--background)'),
    good: container('var(--background)'),
    warning: container('var(--background)'),
    attention: container('var(--background)'),
  },
  actions: {
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
    maxActions: 20,
    spacing: 'default',
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
  },
  adaptiveCard: { allowCustomStyle: false },
  textBlock: { headingLevel: 2 },
  factSet: { title: { ...plain, weight: 'bolder', maxWidth: 180 }, value: { ...plain, weight: 'default' }, spacing: 12 },
};
