/** What was begun and not submitted: go on with it, delete it, or begin anew. Tells `goon`, `drop` {localId, draftId}, `anew`. */
Component({
  properties: {
    choices: {
      type: Array,
      value: [] as { localId: string; draftId: string; title: string; agencyName: string; when: string }[],
    },
    busy: { type: Boolean, value: false },
  },
  methods: {
    goOn(event: WechatMiniprogram.TouchEvent<object, object, { place: number }>) {
      this.triggerEvent('goon', this.data.choices[event.currentTarget.dataset.place]);
    },
    drop(event: WechatMiniprogram.TouchEvent<object, object, { place: number }>) {
      this.triggerEvent('drop', this.data.choices[event.currentTarget.dataset.place]);
    },
    anew() {
      this.triggerEvent('anew');
    },
  },
});
