/** For whoever did not find it: what is not published can be applied for (第二十七条). */
Component({
  properties: { words: { type: String, value: '没有找到您要的信息？' } },
  methods: {
    apply() {
      void wx.navigateTo({ url: '/packages/apply/apply/apply' });
    },
  },
});
