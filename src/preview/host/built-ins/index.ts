/** Every tag that a template may use. */
import { BUTTON } from './button.js';
import { CANVAS } from './canvas.js';
import { CHECKBOX, CHECKBOX_GROUP, RADIO, RADIO_GROUP, SWITCH } from './choice.js';
import { COVER_VIEW, LABEL, NAVIGATOR, ROOT_PORTAL, TEXT, VIEW, WEB_VIEW } from './containers.js';
import { type BuiltIn } from './define.js';
import { FORM } from './form.js';
import { COVER_IMAGE, IMAGE } from './image.js';
import { INPUT } from './input.js';
import { PAGE_META } from './page-meta.js';
import { PICKER } from './picker.js';
import { PICKER_VIEW, PICKER_VIEW_COLUMN } from './picker-view.js';
import { ICON, PROGRESS, SLIDER } from './progress.js';
import { RICH_TEXT } from './rich-text.js';
import { SCROLL_VIEW } from './scroll-view.js';
import { SWIPER, SWIPER_ITEM } from './swiper.js';
import { TEXTAREA } from './textarea.js';

export const BUILT_INS: readonly BuiltIn[] = [
  ...[VIEW, TEXT, COVER_VIEW, ROOT_PORTAL, LABEL, NAVIGATOR, WEB_VIEW, IMAGE, COVER_IMAGE, RICH_TEXT, CANVAS],
  ...[BUTTON, FORM, INPUT, TEXTAREA, CHECKBOX, CHECKBOX_GROUP, RADIO, RADIO_GROUP, SWITCH, SLIDER],
  ...[PICKER, PICKER_VIEW, PICKER_VIEW_COLUMN, SCROLL_VIEW, SWIPER, SWIPER_ITEM, PROGRESS, ICON, PAGE_META],
];

/** Drawn as an empty box: what they show exists only inside WeChat. */
export const NO_OPS: readonly string[] = [
  ...['official-account', 'open-data', 'ad', 'ad-custom', 'share-element', 'match-media', 'navigation-bar'],
  ...['functional-page-navigator', 'live-player', 'live-pusher', 'editor', 'video', 'audio', 'camera', 'map'],
];
