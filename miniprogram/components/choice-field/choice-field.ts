/** One of a few, each with a word of what it means. Tells `edit` {name, value}. */
import { UPWARDS } from '../../utils/upwards';

Component({
  properties: {
    name: { type: String, value: '' },
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    value: { type: String, value: '' },
    fault: { type: String, value: '' },
    options: { type: Array, value: [] as { value: string; label: string; hint?: string }[] },
  },
  methods: {
    chosen(event: WechatMiniprogram.RadioGroupChange) {
      this.triggerEvent('edit', { name: this.data.name, value: event.detail.value }, UPWARDS);
    },
  },
});
