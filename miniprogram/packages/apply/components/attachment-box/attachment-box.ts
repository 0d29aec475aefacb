/** Files of one use: chosen here, each with its progress, its fault and its removal. Tells `attach`, `again`, `detach`. */
import { type FileUse, type UploadItem } from '../../../../utils/upload-list';
import { UPWARDS } from '../../../../utils/upwards';

type Tapped = WechatMiniprogram.TouchEvent<object, object, { key: string }>;

Component({
  properties: {
    use: { type: String, value: 'other' },
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    button: { type: String, value: '添加附件' },
    items: { type: Array, value: [] as UploadItem[] },
  },
  data: { own: [] as UploadItem[] },
  observers: {
    'use, items'(use: FileUse, items: UploadItem[]) {
      this.setData({ own: items.filter((item) => item.use === use) });
    },
  },
  methods: {
    attach() {
      this.triggerEvent('attach', { use: this.data.use }, UPWARDS);
    },
    again(event: Tapped) {
      this.triggerEvent('again', { key: event.currentTarget.dataset.key }, UPWARDS);
    },
    detach(event: Tapped) {
      this.triggerEvent('detach', { key: event.currentTarget.dataset.key }, UPWARDS);
    },
  },
});
