/**
 * A labelled line or text with its example above and its fault below. Tells
 * `edit` {name, value} and, when left, `leave` {name, value}; both rise to the page, whatever lies between.
 */
import { UPWARDS } from '../../utils/upwards';

Component({
  properties: {
    name: { type: String, value: '' },
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    value: { type: String, value: '' },
    fault: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    type: { type: String, value: 'text' },
    maxlength: { type: Number, value: 200 },
    multiline: { type: Boolean, value: false },
    optional: { type: Boolean, value: false },
  },
  methods: {
    typed(event: WechatMiniprogram.Input) {
      this.triggerEvent('edit', { name: this.data.name, value: event.detail.value }, UPWARDS);
    },
    left(event: WechatMiniprogram.InputBlur) {
      this.triggerEvent('leave', { name: this.data.name, value: event.detail.value }, UPWARDS);
    },
  },
});
