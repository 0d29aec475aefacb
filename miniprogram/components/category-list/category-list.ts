import { type Catalogue } from '../../api/generated';

/** The fifteen matters of art 20 with the number of items in each. A tap opens the list. */
Component({
  properties: {
    categories: { type: Array, value: [] as Catalogue['byCategory'] },
    agencyId: { type: String, value: '' },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent<object, object, { code: string }>) {
      const { code } = event.currentTarget.dataset;
      void wx.navigateTo({ url: `/packages/reading/list/list?category=${code}&agency=${this.data.agencyId}` });
    },
  },
});
