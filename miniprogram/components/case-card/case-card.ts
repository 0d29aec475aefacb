import { type ApplicationSummary } from '../../api/generated';
import { remaining } from '../../utils/remaining';

/** One application in a list: what is asked, where it stands in one sentence, how many days are left. A tap opens it. */
Component({
  properties: { item: { type: Object, value: {} as ApplicationSummary } },
  data: { left: { text: '', tone: '' } },
  observers: {
    item(item: Partial<ApplicationSummary>) {
      if (item.id) this.setData({ left: remaining(item as ApplicationSummary) });
    },
  },
  methods: {
    open() {
      const { id } = this.data.item as ApplicationSummary;
      void wx.navigateTo({ url: `/packages/case/case/case?id=${id}` });
    },
  },
});
