/** Closing a citizen's account: what goes, what stays and why. */

/** To be typed: a slip of the finger does not close an account. */
export const DELETION_CONFIRMATION = '注销账号';

/** What the person is told, and what stands in the tombstone. */
export const KEPT_REASON =
  '申请案件由受理机关依法归档保存（《政府信息公开条例》第四十五条，《中华人民共和国档案法》），并用于统计、行政复议和行政诉讼，不因注销而删除；案件已与账号脱离。';

export interface KeptCase {
  applicationId: string;
  agencyId: string;
  number: string;
}
