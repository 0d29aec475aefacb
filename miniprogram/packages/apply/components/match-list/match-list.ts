/** What is published already and may be what is asked for. Lies in the flow of the page, takes no focus, can be folded. */
import { type PublicationMatch } from '../../../../api/generated';

Component({
  properties: { matches: { type: Array, value: [] as PublicationMatch[] } },
  data: { folded: false },
  methods: {
    fold() {
      this.setData({ folded: !this.data.folded });
    },
    open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      void wx.navigateTo({ url: `/packages/reading/item/item?id=${event.currentTarget.dataset.id}` });
    },
  },
});
