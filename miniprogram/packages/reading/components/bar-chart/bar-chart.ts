import { type Bar } from '../../../../utils/report-tables';

/** Bars of one scale, each with its name and its figure as text: the length only helps the eye. */
Component({
  properties: {
    title: { type: String, value: '' },
    unit: { type: String, value: '件' },
    bars: { type: Array, value: [] as (Bar & { tone?: string })[] },
  },
});
