/** One published item in a list. A tap opens it. */
Component({
  properties: {
    item: {
      type: Object,
      value: {} as { id: string; title: string; publishedDate: string; documentNumber: string | null },
    },
  },
  methods: {
    open() {
      void wx.navigateTo({ url: `/packages/reading/item/item?id=${this.data.item.id}` });
    },
  },
});
