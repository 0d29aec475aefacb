/** Who applies, how to prove it, how to reach them; who acts for them; who applies with them. */
import { type DraftFields, type SavedPerson } from '../../../../api/generated';
import { APPLICANT_KINDS, FORM_LIMITS } from '../../../../api/labels';
import { isOrganisation } from '../../../../utils/identity-words';
import { reveal } from '../../reveal';
import { UPWARDS } from '../../../../utils/upwards';

const HINTS: Readonly<Record<string, string>> = {
  natural_person: '个人，包括个体工商户的经营者本人',
  commercial_enterprise: '公司、个体企业等营利单位',
  research_institution: '研究院所、高校等',
  public_welfare_organization: '基金会、社会服务机构等',
  legal_service_organization: '律师事务所、基层法律服务所等',
  other: '社会团体、村（居）委会等',
};

const KINDS = APPLICANT_KINDS.map((kind) => ({ ...kind, hint: HINTS[kind.value] }));
Component({
  properties: {
    fields: { type: Object, value: {} as DraftFields },
    faults: { type: Object, value: {} as Record<string, string> },
    items: { type: Array, value: [] },
    persons: { type: Array, value: [] as SavedPerson[] },
    agencyName: { type: String, value: '' },
    hasAgent: { type: Boolean, value: false },
    hasJoint: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
  },
  data: { kinds: KINDS, limits: FORM_LIMITS, isOfOrganisation: false },
  observers: {
    'fields.applicantKind'(kind: string | undefined) {
      this.setData({ isOfOrganisation: isOrganisation(kind) });
    },
  },
  methods: {
    switchAgent(event: WechatMiniprogram.SwitchChange) {
      this.triggerEvent('agent', { wanted: event.detail.value }, UPWARDS);
    },
    switchJoint(event: WechatMiniprogram.SwitchChange) {
      this.triggerEvent('together', { wanted: event.detail.value }, UPWARDS);
    },
    save() {
      this.triggerEvent('saveperson', {}, UPWARDS);
    },
    reveal(id: string) {
      reveal(this, id);
    },
  },
});
