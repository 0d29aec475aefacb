import { call } from '../../../api/request';
import { dayInWords, withDaysInWords } from '../../../utils/dates';
import {
  legendOf,
  type LegendLine,
  type Month,
  monthsOf,
  type Run,
  runsOf,
  WEEKDAYS,
} from '../../../utils/deadline-months';
import { followTextSize, initialState, show } from '../../../utils/page';

Page({
  data: {
    ...initialState,
    weekdays: WEEKDAYS,
    sentence: '',
    due: '',
    provisional: false,
    causes: [] as { key: string; day: string; text: string; article: string }[],
    months: [] as Month[],
    legend: [] as LegendLine[],
    runs: [] as Run[],
    asList: false,
  },
  caseId: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.caseId = id;
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    return show(this, async () => {
      const found = await call('explainMyDeadline', { path: { applicationId: this.caseId } });
      this.setData({
        sentence: withDaysInWords(found.sentence),
        due: dayInWords(found.dueDate),
        provisional: found.provisional,
        causes: found.causes.map(({ date, text, article }, index) => ({
          key: `cause-${index}`,
          day: dayInWords(date),
          text: withDaysInWords(text),
          article,
        })),
        months: monthsOf(found),
        legend: legendOf(found),
        runs: runsOf(found),
      });
    });
  },

  switchForm() {
    this.setData({ asList: !this.data.asList });
  },
});
