/** What a page shows while it loads, when there is nothing, and when something went wrong; its own content in the slot. */
Component({
  options: { multipleSlots: true },
  properties: {
    phase: { type: String, value: 'loading' },
    problem: { type: String, value: '' },
    emptyText: { type: String, value: '这里还没有内容。' },
  },
  methods: {
    again() {
      this.triggerEvent('retry');
    },
    home() {
      void wx.switchTab({ url: '/pages/home/home' });
    },
  },
});
