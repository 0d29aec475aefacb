/** The form of an application to correct a record on oneself. Fires `submitted` with what became of it. */
import { ApiFailure, wordsOf } from '../../../api/api-failure';
import { type FileCard, type Operations } from '../../../api/generated';
import { APPLICANT_KINDS, IDENTITY_DOCUMENTS } from '../../../api/labels';
import { call, newKey } from '../../../api/request';
import { type UploadsChange } from '../../../components/upload-list/uploads-change';
import { currentAgency } from '../../../utils/agency';
import { type Faults, faultsOf, firstFault } from '../../../utils/faults';
import { attempt } from '../../../utils/page';
import { scrollToFault } from '../../../utils/scroll-to-fault';
import { forgetTyped, keepTyped, typed } from '../../../utils/typed';

type Body = Operations['submitRecordCorrection']['body'];

const FIELDS = [
  'record',
  'fault',
  'wanted',
  'fileIds',
  'applicantKind',
  'applicantName',
  'identityDocument',
  'identityNumber',
  'phone',
  'email',
  'address',
] as const;
type TextField = 'record' | 'fault' | 'wanted' | 'applicantName' | 'identityNumber' | 'phone' | 'email' | 'address';
type Values = Record<TextField, string>;

const REQUIRED: readonly (readonly [TextField, string])[] = [
  ['record', '请写明是哪一项记录'],
  ['fault', '请写明哪里不准确'],
  ['wanted', '请写明应当怎样记录'],
  ['applicantName', '请填写姓名或者名称'],
  ['identityNumber', '请填写身份证明号码'],
];

const EMPTY: Values = {
  record: '',
  fault: '',
  wanted: '',
  applicantName: '',
  identityNumber: '',
  phone: '',
  email: '',
  address: '',
};
const DRAFT = 'correction';

interface Saved {
  values: Omit<Values, 'identityNumber'>;
  files: FileCard[];
}

Component({
  properties: { caseId: { type: String, value: '' }, large: { type: Boolean, value: false } },

  data: {
    agencyId: '',
    agencyName: '',
    kinds: APPLICANT_KINDS,
    kind: 0,
    documents: IDENTITY_DOCUMENTS as readonly (typeof IDENTITY_DOCUMENTS)[number][],
    document: 0,
    values: EMPTY,
    initial: [] as FileCard[],
    files: [] as FileCard[],
    uploading: false,
    faults: {} as Faults,
    problem: '',
    key: '',
    busy: false,
  },

  lifetimes: {
    attached() {
      const saved = typed<Saved>(DRAFT);
      const files = saved?.files ?? [];
      this.setData({ values: { ...EMPTY, ...saved?.values }, initial: files, files, key: newKey() });
      this.chooseDocuments(0);
      void this.findAgency();
    },
  },

  pageLifetimes: {
    // Back from the choice of another agency.
    show() {
      if (this.data.agencyId && !this.data.caseId) void this.findAgency();
    },
  },

  methods: {
    /** Of the case it began with; else the one that is being read. */
    async findAgency() {
      try {
        const { caseId, values } = this.data;
        if (!caseId) {
          const agency = await currentAgency();
          if (agency) this.setData({ agencyId: agency.id, agencyName: agency.name });
          return;
        }
        const item = await call('getMyApplication', { path: { applicationId: caseId } });
        const kind = APPLICANT_KINDS.findIndex(({ value }) => value === item.applicant.kind.code);
        this.setData({
          agencyId: item.agencyId,
          agencyName: item.agencyName,
          kind: Math.max(0, kind),
          'values.applicantName': values.applicantName || item.applicant.name,
        });
        this.chooseDocuments(Math.max(0, kind));
      } catch (error) {
        this.setData({ problem: wordsOf(error) });
      }
    },

    chooseAgency() {
      void wx.navigateTo({ url: '/packages/reading/agencies/agencies' });
    },

    chooseDocuments(kind: number) {
      const holder = APPLICANT_KINDS[kind]?.value === 'natural_person' ? 'person' : 'organisation';
      this.setData({
        documents: IDENTITY_DOCUMENTS.filter((document) => document.holder === holder || document.holder === 'any'),
        document: 0,
      });
    },

    chooseKind({ detail }: WechatMiniprogram.PickerChange) {
      const kind = Number(detail.value);
      this.setData({ kind });
      this.chooseDocuments(kind);
    },

    chooseDocument({ detail }: WechatMiniprogram.PickerChange) {
      this.setData({ document: Number(detail.value), 'faults.identityDocument': '' });
    },

    type(event: WechatMiniprogram.CustomEvent<{ value: string }, object, { name: TextField }>) {
      const { name } = event.currentTarget.dataset;
      this.setData({ [`values.${name}`]: event.detail.value, [`faults.${name}`]: '' });
      this.keep();
    },

    changeFiles({ detail }: WechatMiniprogram.CustomEvent<UploadsChange>) {
      this.setData({ files: detail.files, uploading: detail.busy, 'faults.fileIds': '' });
      this.keep();
    },

    keep() {
      const { identityNumber: _neverOnThePhone, ...values } = this.data.values;
      keepTyped(DRAFT, { values, files: this.data.files } satisfies Saved);
    },

    async submit() {
      if (this.data.busy) return;
      const faults = this.faultsHere();
      this.setData({ faults, problem: '' });
      if (firstFault(faults, FIELDS)) return scrollToFault(this, faults, FIELDS);
      if (!this.data.agencyId) return void (await this.findAgency());
      this.setData({ busy: true });
      await attempt(() => this.send());
      this.setData({ busy: false });
    },

    faultsHere(): Faults {
      const { values, files, uploading } = this.data;
      const faults: Faults = {};
      for (const [name, words] of REQUIRED) if (values[name].trim() === '') faults[name] = words;
      if (uploading) faults['fileIds'] = '证据还在上传，请稍等';
      else if (files.length === 0) faults['fileIds'] = '请附上能够证明记录不准确的证据，例如证件、证书的照片';
      return faults;
    },

    async send() {
      try {
        const item = await call('submitRecordCorrection', { body: this.body(), key: this.data.key });
        forgetTyped(DRAFT);
        this.triggerEvent('submitted', { item });
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        // Answered: the next press is another wish. Not answered: it is the same one.
        if (!error.isPassing) this.setData({ key: newKey() });
        const faults = faultsOf(error.fields);
        if (!firstFault(faults, FIELDS)) throw error;
        this.setData({ faults });
        scrollToFault(this, faults, FIELDS);
      }
    },

    body(): Body {
      const { agencyId, kinds, kind, documents, document, values, files } = this.data;
      const text = (name: TextField): string => values[name].trim();
      const contact = (['phone', 'email', 'address'] as const).filter((name) => text(name) !== '');
      return {
        agencyId,
        applicant: {
          applicantKind: kinds[kind]?.value ?? 'natural_person',
          applicantName: text('applicantName'),
          identityDocument: documents[document]?.value ?? 'other',
          identityNumber: text('identityNumber').toUpperCase(),
          ...Object.fromEntries(contact.map((name) => [name, text(name)])),
        },
        content: { record: text('record'), fault: text('fault'), wanted: text('wanted') },
        fileIds: files.map(({ id }) => id),
      };
    },
  },
});
