/** Everything once more, in words; what is still missing, each with a way to its field. */
import { type DraftFields } from '../../../../api/generated';
import {
  AGENT_CAPACITIES,
  APPLICANT_KINDS,
  IDENTITY_DOCUMENTS,
  REPLY_MEDIA,
  REPLY_METHODS,
} from '../../../../api/labels';
import { FIELD_NAMES, hasAgent } from '../../../../utils/apply-steps';
import { labelOf } from '../../../../utils/identity-words';
import { type UploadItem } from '../../../../utils/upload-list';
import { reveal } from '../../reveal';
import { UPWARDS } from '../../../../utils/upwards';

interface Fact {
  name: string;
  text: string;
}

function facts(rows: readonly (readonly [string, string | undefined])[]): Fact[] {
  return rows.flatMap(([name, text]) => (text ? [{ name, text }] : []));
}

function identityOf(document: string | undefined, number: string | undefined): string {
  return [labelOf(IDENTITY_DOCUMENTS, document), number].filter(Boolean).join('　');
}

function partsOf(fields: DraftFields, agencyName: string, items: readonly UploadItem[]) {
  const photo = fields.identityPhoto && !fields.identityNumber ? '见证件照片' : fields.identityNumber;
  const files = items.filter(({ state }) => state === 'done').map(({ name }) => name);
  const agent = hasAgent(fields)
    ? facts([
        ['代办人', fields.agentName],
        ['代办人身份', labelOf(AGENT_CAPACITIES, fields.agentCapacity || 'agent')],
        ['代办人证件', identityOf(fields.agentIdentityDocument, fields.agentIdentityNumber)],
        ['委托期限', fields.agentAuthorityUntil],
      ])
    : [];
  const joint = (fields.joint ?? []).map(({ name, identityDocument, identityNumber }, index) => ({
    name: `共同申请人 ${index + 1}`,
    text: [name, identityOf(identityDocument, identityNumber)].filter(Boolean).join('　') || '未填写',
  }));
  return [
    {
      step: 0,
      title: '谁申请',
      facts: [
        ...facts([
          ['申请人', fields.applicantName],
          ['类型', labelOf(APPLICANT_KINDS, fields.applicantKind)],
          ['证件', identityOf(fields.identityDocument, photo)],
          ['电话', fields.phone],
          ['邮箱', fields.email],
          ['地址', fields.address],
        ]),
        ...agent,
        ...joint,
      ],
    },
    {
      step: 1,
      title: '要什么',
      facts: facts([
        ['受理机关', agencyName],
        ['名称', fields.subject],
        ['文号', fields.documentNumber],
        ['线索', fields.description],
        ['用途', fields.purpose],
        ['附件', files.join('、')],
      ]),
    },
    {
      step: 2,
      title: '怎么收',
      facts: facts([
        ['形式', labelOf(REPLY_MEDIA, fields.replyMedium)],
        ['方式', labelOf(REPLY_METHODS, fields.replyMethod)],
      ]),
    },
  ];
}

Component({
  properties: {
    fields: { type: Object, value: {} as DraftFields },
    agencyName: { type: String, value: '' },
    items: { type: Array, value: [] as UploadItem[] },
    /** All of them, `{path, message}`. */
    missing: { type: Array, value: [] as { path: string; message: string }[] },
  },
  data: {
    parts: [] as ReturnType<typeof partsOf>,
    faults: [] as { key: string; path: string; field: string; message: string }[],
  },
  observers: {
    'fields, agencyName, items'(fields: DraftFields, agencyName: string, items: UploadItem[]) {
      this.setData({ parts: partsOf(fields, agencyName, items) });
    },
    missing(missing: { path: string; message: string }[]) {
      const names: Readonly<Record<string, string>> = FIELD_NAMES;
      const faults = missing.map((fault, place) => ({
        ...fault,
        key: `${place}-${fault.path}`,
        field: names[fault.path.split('.')[0] ?? ''] ?? '',
      }));
      this.setData({ faults });
    },
  },
  methods: {
    change(event: WechatMiniprogram.TouchEvent<object, object, { step: number }>) {
      this.triggerEvent('gostep', { step: event.currentTarget.dataset.step }, UPWARDS);
    },
    mend(event: WechatMiniprogram.TouchEvent<object, object, { path: string }>) {
      this.triggerEvent('mend', { path: event.currentTarget.dataset.path }, UPWARDS);
    },
    reveal(id: string) {
      reveal(this, id);
    },
  },
});
