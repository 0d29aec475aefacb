import { type Sheet } from '../../../../utils/report-tables';

/** One table of a report: scrolls sideways, the first column stays. */
Component({
  properties: {
    title: { type: String, value: '' },
    sheet: { type: Object, value: { corner: '', columns: [], rows: [] } as Sheet },
  },
});
