/** Somebody who acts for the applicant: an agent by mandate, a guardian by law; for an organisation, its contact person. */
import { AGENT_CAPACITIES } from '../../../../api/labels';
import { type DraftFields } from '../../../../api/generated';
import { isOrganisation } from '../../../../utils/identity-words';
import { mandateText } from '../../../../utils/mandate-text';
import { UPWARDS } from '../../../../utils/upwards';

const HINTS: Readonly<Record<string, string>> = {
  agent: '申请人委托的人，例如 家人、律师；要有委托书',
  guardian: '申请人未满 18 周岁，或者不能自己办理',
};

Component({
  properties: {
    fields: { type: Object, value: {} as DraftFields },
    faults: { type: Object, value: {} as Record<string, string> },
    items: { type: Array, value: [] },
    agencyName: { type: String, value: '' },
  },
  data: { isOfOrganisation: false, capacities: [] as object[] },
  observers: {
    'fields.applicantKind'(kind: string | undefined) {
      const isOfOrganisation = isOrganisation(kind);
      // A guardian acts for natural persons only.
      const possible = AGENT_CAPACITIES.filter(({ value }) => !isOfOrganisation || value === 'agent');
      this.setData({ isOfOrganisation, capacities: possible.map((one) => ({ ...one, hint: HINTS[one.value] })) });
    },
  },
  methods: {
    pickDay(event: WechatMiniprogram.PickerChange) {
      this.tellDay(String(event.detail.value));
    },
    clearDay() {
      this.tellDay('');
    },
    tellDay(value: string) {
      this.triggerEvent('edit', { name: 'agentAuthorityUntil', value }, UPWARDS);
    },
    copyText() {
      wx.setClipboardData({ data: mandateText(this.data.fields as DraftFields, this.data.agencyName) });
    },
  },
});
