/** Shapes of the area `account` as they travel. */
import * as z from 'zod';
import { PASSWORD_MAX } from '../../domain/account/accounts.js';
import { AGENCY_KIND_IDS } from '../../domain/account/agency-kinds.js';
import { AGENCY_NAME_MAX } from '../../domain/account/agency-rules.js';
import { MAX_DEPUTIES } from '../../domain/account/deputies.js';
import { LETTERHEAD_MAX } from '../../domain/account/letter-settings.js';
import { RELEASE_PAUSE_LEAST, RELEASE_PAUSE_MOST } from '../../domain/account/release-pause.js';
import { LETTER_NUMBER_MAX } from '../../domain/application/letter-number.js';
import { SILENCE_TEXT_MAX } from '../../domain/application/remedy-notice.js';
import { OPTIONAL_CHANNEL_IDS } from '../../domain/account/optional-channels.js';
import { SEALED_ORIGINALS_IDS } from '../../domain/account/sealed-originals.js';
import { SECOND_FACTOR_RULE_IDS } from '../../domain/account/second-factor.js';
import { SIGN_ON_ID_MAX } from '../../domain/account/sign-on.js';
import { STAFF_ROLE_IDS } from '../../domain/account/staff-roles.js';
import { UNMASKING_RULE_IDS } from '../../domain/account/unmasking.js';
import { ABILITY_IDS } from '../../policies/can.js';
import { abilities, expectedVersion, instant, labelled, line, objectId, paragraphs, plainDay } from './common.js';

const roleId = z.enum(STAFF_ROLE_IDS);

/** Text of the office's own data; empty means “not entered”. */
const entry = (max: number, description: string) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, { error: '不能包含换行或控制字符' })
    .meta({ description });

const officeFields = {
  name: entry(100, '政府信息公开工作机构名称'),
  address: entry(200, '办公地址'),
  hours: entry(200, '办公时间'),
  phone: entry(50, '联系电话'),
  fax: entry(50, '传真号码'),
  email: entry(100, '电子邮箱'),
};

const remedyBodyFields = {
  name: line(100, '机关名称'),
  address: entry(200, '地址'),
  phone: entry(50, '电话'),
  validFrom: plainDay('启用日期'),
  validUntil: plainDay('停用日期（含当日）；仍在用的为 null').nullable(),
};

export const agencyItem = z
  .object({
    id: objectId(),
    code: z.string(),
    name: z.string(),
    kind: labelled(z.enum(AGENCY_KIND_IDS)),
    parentId: objectId('上级机关').nullable(),
    acceptsApplications: z.boolean().meta({ description: '是否在本系统受理申请' }),
  })
  .meta({ id: 'AgencyItem' });

const remedyBody = z.object(remedyBodyFields).meta({ id: 'RemedyBody' });

export const agencyDetail = agencyItem
  .extend({
    channels: z.array(labelled(z.enum(OPTIONAL_CHANNEL_IDS))).meta({ description: '当面和邮寄以外的申请渠道' }),
    office: z.object(officeFields).meta({ description: '政府信息公开工作机构；空字符串表示未填写' }),
    reconsiderationBodies: z.array(remedyBody).meta({ description: '行政复议机关及其有效期' }),
    courts: z.array(remedyBody).meta({ description: '有管辖权的人民法院及其有效期' }),
  })
  .meta({ id: 'Agency' });

const deputyFields = {
  staffId: objectId('代理人'),
  from: plainDay('代理的第一天'),
  until: plainDay('代理的最后一天'),
};

const letterFields = {
  numberPattern: line(LETTER_NUMBER_MAX, '文号规则，含 {year}（年份）和 {n}（顺序号）各一处；改变规则后从 1 起编'),
  letterhead: line(LETTERHEAD_MAX, '发文机关标志（红头）；使用已印好的信笺纸时为 null').nullable(),
};

const RELEASE_PAUSE = '第三方不同意而决定公开的，书面告知第三方后满多少个工作日才能发出答复';

const LEGAL_OPINION = '批准处理决定以前，须有针对这一决定的法律审查意见';

export const ownAgency = agencyDetail
  .extend({
    sealedOriginals: labelled(z.enum(SEALED_ORIGINALS_IDS)).meta({ description: '盖章原件的存放方式' }),
    secondFactor: labelled(z.enum(SECOND_FACTOR_RULE_IDS)).meta({ description: '谁登录须用两步验证' }),
    releasePauseWorkingDays: z.int().meta({ description: RELEASE_PAUSE }),
    legalOpinionRequired: z.boolean().meta({ description: LEGAL_OPINION }),
    unmasking: labelled(z.enum(UNMASKING_RULE_IDS)).meta({ description: '怎样查看完整的个人信息' }),
    deputies: z.array(z.object(deputyFields)).meta({ description: '政府信息公开工作机构负责人不在时的代理人' }),
    silenceText: z.string().nullable().meta({ description: '逾期未答复时给申请人的救济说明；为空时用系统的说明' }),
    letters: z.object(letterFields).meta({ description: '文书的编号和版头' }),
    version: z.int(),
    abilities: abilities(['manage_agency']),
  })
  .meta({ id: 'OwnAgency' });

export const agencyUpdate = z
  .strictObject({
    expectedVersion,
    name: line(AGENCY_NAME_MAX, '机关名称').optional(),
    acceptsApplications: z.boolean().optional(),
    sealedOriginals: z.enum(SEALED_ORIGINALS_IDS).optional(),
    secondFactor: z.enum(SECOND_FACTOR_RULE_IDS).optional(),
    releasePauseWorkingDays: z
      .int()
      .optional()
      .meta({ description: `${RELEASE_PAUSE}，${RELEASE_PAUSE_LEAST} 至 ${RELEASE_PAUSE_MOST}` }),
    legalOpinionRequired: z.boolean().optional().meta({ description: LEGAL_OPINION }),
    unmasking: z.enum(UNMASKING_RULE_IDS).optional(),
    deputies: z.array(z.strictObject(deputyFields)).max(MAX_DEPUTIES).optional(),
    channels: z.array(z.enum(OPTIONAL_CHANNEL_IDS)).max(OPTIONAL_CHANNEL_IDS.length).optional(),
    office: z.strictObject(officeFields).optional(),
    reconsiderationBodies: z.array(z.strictObject(remedyBodyFields)).max(20).optional(),
    courts: z.array(z.strictObject(remedyBodyFields)).max(20).optional(),
    letters: z.strictObject(letterFields).optional(),
    silenceText: paragraphs(SILENCE_TEXT_MAX, '可以代入 {答复期限}、{复议截止}、{起诉截止}；null 恢复系统的说明')
      .nullable()
      .optional(),
  })
  .meta({ id: 'AgencyUpdate' });

const password = (description: string) => z.string().min(1).max(PASSWORD_MAX).meta({ description, format: 'password' });

const transport = z
  .enum(['cookie', 'bearer'])
  .default('cookie')
  .meta({ description: 'cookie：浏览器；bearer：工具，令牌在答复中给出，不设置 cookie' });

export const staffSignIn = z
  .strictObject({
    account: z.string().min(1).max(64).meta({ description: '账号，不区分大小写' }),
    password: password('密码'),
    transport,
  })
  .meta({ id: 'StaffSignIn' });

export const passwordChange = z
  .strictObject({
    currentPassword: password('当前密码'),
    newPassword: password('新密码，至少 10 个字符，不能与账号或当前密码相同'),
  })
  .meta({ id: 'PasswordChange' });

const staffProfileFields = {
  id: objectId(),
  account: z.string(),
  name: z.string(),
  roles: z.array(labelled(roleId)),
  agency: z.object({ id: objectId(), code: z.string(), name: z.string() }),
  lastSignInAt: instant().nullable(),
};

const staffProfile = z.object(staffProfileFields).meta({ id: 'StaffProfile' });

const sessionFields = {
  staff: staffProfile,
  csrfToken: z.string().meta({ description: '改变数据的请求须在 X-CSRF-Token 标头中带上' }),
  mustChangePassword: z.boolean().meta({ description: '为 true 时须先修改密码，其他操作都会被拒绝' }),
  mustEnrolSecondFactor: z.boolean().meta({ description: '为 true 时须先启用两步验证，其他操作都会被拒绝' }),
  expiresAt: instant('无论是否使用，最晚到此时为止；30 分钟不用也会结束'),
};

export const staffSession = z
  .object({
    ...sessionFields,
    token: z.string().optional().meta({ description: '仅在 transport 为 bearer 时给出' }),
  })
  .meta({ id: 'StaffSession' });

export const secondFactorAsked = z
  .object({
    mfaRequired: z.literal(true),
    ticket: z.string().meta({ description: '与验证码一起提交' }),
    expiresAt: instant('此时以前有效'),
  })
  .meta({ id: 'SecondFactorAsked' });

export const secondCode = z
  .string()
  .min(1)
  .max(40)
  .meta({ description: '身份验证器显示的 6 位验证码，或者一个恢复码' });

export const deviceCode = z.string().min(1).max(40).meta({ description: '身份验证器现在显示的 6 位验证码' });

export const secondStep = z
  .strictObject({
    ticket: z.string().min(1).max(100).meta({ description: '密码正确时得到的凭证' }),
    code: secondCode,
    transport,
  })
  .meta({ id: 'SecondStep' });

export const staffMe = z
  .object({
    ...sessionFields,
    secondFactor: z
      .object({ enabled: z.boolean(), required: z.boolean(), recoveryCodesLeft: z.int() })
      .meta({ description: '两步验证：是否启用、本单位是否要求、还剩几个恢复码' }),
    today: plainDay('服务器的今天（北京时间），页面上的“今天”以它为准'),
    abilities: abilities(ABILITY_IDS),
  })
  .meta({ id: 'StaffMe' });

const STAFF_ACTIONS = ['update', 'disable', 'enable', 'reset_password', 'unlock', 'disable_second_factor'] as const;

export const colleague = z
  .object({
    id: objectId(),
    name: z.string(),
    roles: z.array(labelled(roleId)),
    disabled: z.boolean(),
    management: z
      .object({
        account: z.string(),
        mustChangePassword: z.boolean(),
        lockedUntil: instant().nullable(),
        secondFactor: z.boolean().meta({ description: '是否启用了两步验证' }),
        signOnId: z.string().nullable().meta({ description: '绑定的统一身份认证标识；没有绑定的为 null' }),
        lastSignInAt: instant().nullable(),
        createdAt: instant(),
        version: z.int(),
        abilities: abilities(STAFF_ACTIONS),
      })
      .optional()
      .meta({ description: '仅系统管理员可见' }),
  })
  .meta({ id: 'Colleague' });

const initialPassword = password('初始密码，本人首次登录后须修改');

export const newStaff = z
  .strictObject({
    account: z.string().min(1).max(64).meta({ description: '3 至 32 个小写字母、数字、“.”“_”或“-”，以字母开头' }),
    name: line(50, '姓名'),
    roles: z.array(roleId).min(1).max(STAFF_ROLE_IDS.length),
    initialPassword,
  })
  .meta({ id: 'NewStaff' });

export const staffUpdate = z
  .strictObject({
    expectedVersion,
    name: line(50, '姓名').optional(),
    roles: z.array(roleId).min(1).max(STAFF_ROLE_IDS.length).optional(),
  })
  .meta({ id: 'StaffUpdate' });

export const signOnBinding = z
  .strictObject({
    expectedVersion,
    signOnId: line(SIGN_ON_ID_MAX, '本人在统一身份认证的标识（或工号）；null 解除绑定').nullable(),
  })
  .meta({ id: 'SignOnBinding' });
export const staffAction = z.strictObject({ expectedVersion }).meta({ id: 'StaffAction' });
export const passwordReset = z.strictObject({ expectedVersion, initialPassword }).meta({ id: 'PasswordReset' });

export const citizen = z.object({ id: objectId(), createdAt: instant() }).meta({ id: 'Citizen' });
export const citizenSignIn = z
  .strictObject({ code: z.string().min(1).max(200).meta({ description: 'wx.login 得到的一次性登录凭证' }) })
  .meta({ id: 'CitizenSignIn' });
export const citizenSession = z
  .object({
    token: z.string().meta({ description: '放在 Authorization: Bearer 标头中' }),
    expiresAt: instant('无论是否使用，最晚到此时为止；2 小时不用也会结束'),
    citizen,
  })
  .meta({ id: 'CitizenSession' });

export const auditRow = z
  .object({
    id: objectId(),
    at: instant(),
    actor: z.object({
      type: labelled(z.enum(['citizen', 'staff', 'system', 'anonymous'])),
      id: z.string(),
      name: z.string(),
    }),
    action: labelled(z.string()),
    subject: z.object({ type: z.string(), typeLabel: z.string(), id: z.string(), label: z.string().nullable() }),
    detail: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        value: z.string().meta({ description: '所存的值' }),
        text: z.string().meta({ description: '供阅读的文字' }),
      }),
    ),
    seal: z
      .object({ seq: z.int(), hash: z.string() })
      .nullable()
      .meta({ description: '在审计链中的序号和封存值；尚未封存时为空' }),
  })
  .meta({ id: 'AuditRow' });
