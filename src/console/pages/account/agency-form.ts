/** What an administrator edits of his agency: the form, what of it was changed, and the same in words. */
import { type AgencyUpdate, type OwnAgency, type RemedyBody } from '../../api/generated';
import { OPTIONAL_CHANNELS, SEALED_ORIGINALS, SECOND_FACTOR_RULES, UNMASKING_RULES } from '../../api/labels';

export type AgencyForm = Required<Omit<AgencyUpdate, 'expectedVersion'>>;
export type FormKey = keyof AgencyForm;

export const FIELD_LABELS: Readonly<Record<FormKey, string>> = {
  name: '机关名称',
  acceptsApplications: '受理申请',
  channels: '申请渠道',
  office: '工作机构的联系方式',
  reconsiderationBodies: '行政复议机关',
  courts: '管辖法院',
  silenceText: '逾期未答复时的救济说明',
  letters: '文号和版头',
  sealedOriginals: '盖章原件',
  releasePauseWorkingDays: '告知第三方后的等待',
  legalOpinionRequired: '批准以前的法律审查意见',
  deputies: '负责人的代理人',
  secondFactor: '两步验证',
  unmasking: '查看个人信息',
};
export const FORM_KEYS = Object.keys(FIELD_LABELS) as FormKey[];

export function formOf(agency: OwnAgency): AgencyForm {
  return {
    name: agency.name,
    acceptsApplications: agency.acceptsApplications,
    channels: agency.channels.map(({ code }) => code),
    office: { ...agency.office },
    reconsiderationBodies: agency.reconsiderationBodies.map((body) => ({ ...body })),
    courts: agency.courts.map((body) => ({ ...body })),
    silenceText: agency.silenceText,
    letters: { ...agency.letters },
    sealedOriginals: agency.sealedOriginals.code,
    releasePauseWorkingDays: agency.releasePauseWorkingDays,
    legalOpinionRequired: agency.legalOpinionRequired,
    deputies: agency.deputies.map((deputy) => ({ ...deputy })),
    secondFactor: agency.secondFactor.code,
    unmasking: agency.unmasking.code,
  };
}

/** The order in which channels were ticked is none of their meaning. */
const comparable = (key: FormKey, form: AgencyForm): string =>
  JSON.stringify(key === 'channels' ? [...form.channels].sort() : form[key]);

export function changedKeys(before: AgencyForm, after: AgencyForm): FormKey[] {
  return FORM_KEYS.filter((key) => comparable(key, before) !== comparable(key, after));
}

/** Only what was changed is sent: what somebody else changes meanwhile stays his. */
export function bodyOf(form: AgencyForm, keys: readonly FormKey[], expectedVersion: number): AgencyUpdate {
  return { ...Object.fromEntries(keys.map((key) => [key, form[key]])), expectedVersion };
}

export interface Merged {
  form: AgencyForm;
  /** What somebody else changed; `clash` where it was changed here, too. */
  theirs: { key: FormKey; before: string; now: string; clash: boolean }[];
}

/**
 * Somebody else was quicker. What was not touched here follows him; what was, stays as it was typed.
 * @param nameOf for the persons of deputies
 */
export function merge(base: AgencyForm, mine: AgencyForm, latest: AgencyForm, nameOf: (id: string) => string): Merged {
  const touched = changedKeys(base, mine);
  const theirs = changedKeys(base, latest).map((key) => ({
    key,
    before: textOf(base, key, nameOf),
    now: textOf(latest, key, nameOf),
    clash: touched.includes(key),
  }));
  const kept = Object.fromEntries(touched.map((key) => [key, mine[key]]));
  return { form: { ...latest, ...kept } as AgencyForm, theirs };
}

/** One field of the form in words. */
export function textOf(form: AgencyForm, key: FormKey, nameOf: (id: string) => string): string {
  switch (key) {
    case 'name':
      return form.name;
    case 'acceptsApplications':
      return form.acceptsApplications ? '受理' : '不受理';
    case 'channels':
      return ['当面、邮寄', ...form.channels.map((code) => labelIn(OPTIONAL_CHANNELS, code))].join('、');
    case 'office':
      return Object.values(form.office).filter(Boolean).join('，') || '没有填写';
    case 'reconsiderationBodies':
    case 'courts':
      return form[key].map(bodyText).join('；') || '没有填写';
    case 'silenceText':
      return form.silenceText ?? '系统的说明';
    case 'letters':
      return `${form.letters.numberPattern}，版头：${form.letters.letterhead ?? '无'}`;
    case 'sealedOriginals':
      return labelIn(SEALED_ORIGINALS, form.sealedOriginals);
    case 'releasePauseWorkingDays':
      return `${form.releasePauseWorkingDays} 个工作日`;
    case 'legalOpinionRequired':
      return form.legalOpinionRequired ? '必须有' : '由经办人、审核人决定是否提请';
    case 'deputies':
      return (
        form.deputies.map(({ staffId, from, until }) => `${nameOf(staffId)}（${from} 至 ${until}）`).join('；') || '无'
      );
    case 'secondFactor':
      return labelIn(SECOND_FACTOR_RULES, form.secondFactor);
    case 'unmasking':
      return labelIn(UNMASKING_RULES, form.unmasking);
  }
}

function bodyText({ name, address, phone, validFrom, validUntil }: RemedyBody): string {
  const where = [address, phone].filter(Boolean).join('，');
  return `${name}（${where ? `${where}，` : ''}${validFrom} 起${validUntil ? `至 ${validUntil}` : ''}）`;
}

function labelIn(choices: readonly { value: string; label: string }[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** What follows from a change, before it is saved. */
export function consequenceOf(key: FormKey, form: AgencyForm): string {
  switch (key) {
    case 'name':
      return '机关名称：以后的文书、回执和公开页面用新名称，已经发出的不变。';
    case 'acceptsApplications':
      return form.acceptsApplications
        ? '受理申请：公众可以向本机关提交申请。'
        : '受理申请：公众不能再在网上向本机关提交申请；已经收到的照常办理，期限不变。';
    case 'channels':
      return '申请渠道：公众看到的渠道随即改变；公开指南里的文字请另行修改。';
    case 'office':
      return '联系方式：公众在申请页面、回执和通知上看到的随即改变；公开指南里的文字请另行修改。';
    case 'reconsiderationBodies':
      return '行政复议机关：以后告知的救济途径按当日有效的机关；已经发出的文书不变。';
    case 'courts':
      return '管辖法院：以后告知的救济途径按当日有效的法院；已经发出的文书不变。';
    case 'silenceText':
      return '逾期说明：逾期未答复的申请，申请人看到的救济说明随即改变；请先由法律顾问看过。';
    case 'letters':
      return '文号和版头：以后签发的文书按新的规则；文号规则改变的，从 1 起重新编号，已经编出的不变。';
    case 'sealedOriginals':
      return form.sealedOriginals === 'in_system'
        ? '盖章原件：以后发出答复，必须上传盖章原件。'
        : '盖章原件：以后发出答复不再要求上传盖章原件，由本机关另行存档。';
    case 'releasePauseWorkingDays':
      return '等待：以后发出答复按新的天数；答复期限不因此延长。';
    case 'legalOpinionRequired':
      return form.legalOpinionRequired
        ? '法律审查：以后批准处理决定，须先有法律顾问针对这一决定的意见；请确认本机关有法律顾问的账号。'
        : '法律审查：以后批准处理决定不再要求法律审查意见。';
    case 'deputies':
      return '代理人：在代理期间可以审批延期、答复等由负责人审批的事项。';
    case 'secondFactor':
      return form.secondFactor === 'optional'
        ? '两步验证：不再强制；已经启用的不受影响。'
        : '两步验证：在范围内、还没有启用的人（可能包括您），下一步操作就会被要求先启用。';
    case 'unmasking':
      return form.unmasking === 'with_approval'
        ? '查看个人信息：以后查看案件里完整的证件号码和联系方式，先提出请求，由另一位审核人或者负责人批准。'
        : '查看个人信息：以后说明理由就能查看，不再等待审批；每次查看照样写入审计记录。';
  }
}
