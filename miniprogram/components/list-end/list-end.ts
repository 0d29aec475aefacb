/** The foot of a list that grows: more comes by scrolling, and by a tap for those who cannot scroll. */
Component({
  properties: {
    end: { type: String, value: 'end' },
    shown: { type: Number, value: 0 },
  },
  methods: {
    more() {
      this.triggerEvent('more');
    },
  },
});
