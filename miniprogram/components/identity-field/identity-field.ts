/** Which document, and its number. Tells `edit` {name, value} and `leave` {name} with the names it was given. */
import { documentsFor, exampleOf, keyboardFor, labelOf } from '../../utils/identity-words';
import { UPWARDS } from '../../utils/upwards';

Component({
  properties: {
    /** Whose: the documents of organisations differ from those of persons. */
    kind: { type: String, value: '' },
    documentName: { type: String, value: 'identityDocument' },
    numberName: { type: String, value: 'identityNumber' },
    document: { type: String, value: '' },
    number: { type: String, value: '' },
    documentFault: { type: String, value: '' },
    numberFault: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    optional: { type: Boolean, value: false },
  },
  data: {
    labels: [] as string[],
    index: -1,
    chosen: '',
    example: '',
    keyboard: 'text',
  },
  observers: {
    'kind, document'(kind: string, document: string) {
      const documents = documentsFor(kind);
      this.setData({
        labels: documents.map(({ label }) => label),
        index: documents.findIndex(({ value }) => value === document),
        chosen: labelOf(documents, document),
        example: exampleOf(document),
        keyboard: keyboardFor(document),
      });
    },
  },
  methods: {
    pick(event: WechatMiniprogram.PickerChange) {
      const document = documentsFor(this.data.kind)[Number(event.detail.value)];
      if (!document) return;
      const detail = { name: this.data.documentName, value: document.value };
      this.triggerEvent('edit', detail, UPWARDS);
    },
  },
});
