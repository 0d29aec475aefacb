import { type ApplicationSummary } from '../../api/generated';
import { withDaysInWords } from '../../utils/dates';
import { remaining } from '../../utils/remaining';

/** One application in a list: what is asked, where it stands in one sentence, how many days are left. A tap opens it. */
Component({
  properties: { item: { type: Object, value: {} as ApplicationSummary } },
  data: { left: { text: '', tone: '' }, sentence: '' },
  observers: {
    item(item: Partial<ApplicationSummary>) {
      if (!item.id) return;
      const summary = item as ApplicationSummary;
      this.setData({ left: remaining(summary), sentence: withDaysInWords(summary.statusSentence) });
    },
  },
  methods: {
    open() {
      const { id } = this.data.item as ApplicationSummary;
      void wx.navigateTo({ url: `/packages/case/case/case?id=${id}` });
    },
  },
});
