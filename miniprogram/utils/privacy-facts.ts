/**
 * What is kept of a person and how long, in plain words. The days are those by which the server deletes; a test compares the two.
 */
export interface KeptFact {
  /** Key of the server's table of retention. */
  kind: string;
  what: string;
  why: string;
  /** Null: not deleted by the system of itself. */
  days: number | null;
  howLong: string;
}

export const KEPT_FACTS: readonly KeptFact[] = [
  {
    kind: 'drafts',
    what: '没有提交的申请草稿和附件',
    why: '只为方便您接着填写',
    days: 180,
    howLong: '最后一次修改后 180 天；删除前 30 天提醒您',
  },
  {
    kind: 'persons',
    what: '您保存的申请人（姓名、证件号码、联系方式）',
    why: '只为方便您下次填写',
    days: null,
    howLong: '您随时可以删除；注销账号时一并删除',
  },
  {
    kind: 'staged_files',
    what: '上传后没有使用的文件',
    why: '没有提交的内容不需要保存',
    days: 1,
    howLong: '上传后 1 天',
  },
  {
    kind: 'quarantined_files',
    what: '查出病毒而隔离的文件',
    why: '供核查来源，不会给任何人打开',
    days: 90,
    howLong: '隔离后 90 天',
  },
  {
    kind: 'sessions',
    what: '登录状态',
    why: '让您不必每次重新登录',
    days: 0,
    howLong: '2 小时不用或者满 24 小时即失效，随后删除',
  },
  {
    kind: 'notices',
    what: '发给您的消息',
    why: '覆盖复议和诉讼的最长期限',
    days: 730,
    howLong: '发出后 730 天（约两年）',
  },
  {
    kind: 'delivered_messages',
    what: '已送达消息的发送底稿',
    why: '只留一个标识，避免同一消息重复发给您',
    days: 90,
    howLong: '送达后 90 天清空正文',
  },
  {
    kind: 'opinion_links',
    what: '征求意见的链接（第三方的手机号码，加密保存）',
    why: '向第三方征求意见时核对身份',
    days: 60,
    howLong: '发出后 60 天；提出的意见在案件里',
  },
  {
    kind: 'cases',
    what: '您提交的申请、材料和答复',
    why: '受理机关依法归档（《政府信息公开条例》第四十五条），并用于统计、行政复议和行政诉讼',
    days: null,
    howLong: '由档案部门按规定的期限保管，注销账号也不能删除',
  },
  {
    kind: 'audit_rows',
    what: '谁在什么时候查看、修改过您的信息（审计记录）',
    why: '法律要求留存，也用来查明有没有人违规查看',
    days: null,
    howLong: '长期保存',
  },
  {
    kind: 'account_tombstones',
    what: '账号注销记录',
    why: '证明何时注销、依法保存了哪些案件',
    days: null,
    howLong: '长期保存，不含能找回您本人的信息',
  },
];
