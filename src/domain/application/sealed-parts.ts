/** What a case keeps encrypted of people. */
export const SEALED_PARTS = {
  identity: '申请人的身份证明号码',
  contact: '申请人的联系方式',
  agent_identity: '代理人的身份证明号码',
  joint_identity: '共同申请人的身份证明号码',
} as const;

export type SealedPart = keyof typeof SEALED_PARTS;
export const SEALED_PART_IDS = Object.keys(SEALED_PARTS) as [SealedPart, ...SealedPart[]];
