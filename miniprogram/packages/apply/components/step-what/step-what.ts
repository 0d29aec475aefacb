/** Which office is asked, and for what. */
import { type AgencyItem, type DraftFields, type PublicationMatch } from '../../../../api/generated';
import { FORM_LIMITS } from '../../../../api/labels';
import { reveal } from '../../reveal';
import { UPWARDS } from '../../../../utils/upwards';

Component({
  properties: {
    fields: { type: Object, value: {} as DraftFields },
    faults: { type: Object, value: {} as Record<string, string> },
    items: { type: Array, value: [] },
    agencies: { type: Array, value: [] as AgencyItem[] },
    agencyId: { type: String, value: '' },
    agencyName: { type: String, value: '' },
    matches: { type: Array, value: [] as PublicationMatch[] },
  },
  data: { limits: FORM_LIMITS, names: [] as string[], index: 0 },
  observers: {
    'agencies, agencyId'(agencies: AgencyItem[], agencyId: string) {
      const index = agencies.findIndex(({ id }) => id === agencyId);
      this.setData({ names: agencies.map(({ name }) => name), index: Math.max(0, index) });
    },
  },
  methods: {
    pickAgency(event: WechatMiniprogram.PickerChange) {
      const agency = (this.data.agencies as AgencyItem[])[Number(event.detail.value)];
      if (!agency) return;
      this.triggerEvent('agency', { id: agency.id, name: agency.name }, UPWARDS);
    },
    reveal(id: string) {
      reveal(this, id);
    },
  },
});
