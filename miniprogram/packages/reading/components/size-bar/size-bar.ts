import { changeReadingSize, readingSize } from '../../../../utils/reading-size';

/** A- and A+ for the text that is read. Tells the page the size in rpx by `size`. */
Component({
  properties: { large: { type: Boolean, value: false } },
  data: { size: 0, canShrink: true, canGrow: true },
  observers: {
    large(large: boolean) {
      this.tell(readingSize(large));
    },
  },
  methods: {
    shrink() {
      if (this.data.canShrink) this.tell(changeReadingSize(this.data.large, -1));
    },
    grow() {
      if (this.data.canGrow) this.tell(changeReadingSize(this.data.large, 1));
    },
    tell(size: ReturnType<typeof readingSize>) {
      this.setData(size);
      this.triggerEvent('size', { size: size.size });
    },
  },
  lifetimes: {
    attached() {
      this.tell(readingSize(this.data.large));
    },
  },
});
