/** What the wizard's page shows, and the words that follow from its state. */
import {
  type AgencyItem,
  type Agency,
  type Draft,
  type DraftFields,
  type PublicationMatch,
  type SavedPerson,
} from '../../../api/generated';
import { STEPS } from '../../../utils/apply-steps';
import { type KeeperState } from '../../../utils/draft-keeper';
import { initialState } from '../../../utils/page';
import { type UploadItem } from '../../../utils/upload-list';
import { type DraftChoice } from './find-drafts';

export const initialView = {
  ...initialState,
  steps: STEPS,
  choices: [] as DraftChoice[],
  /** The wizard is open. */
  writing: false,
  step: 0,
  fields: {} as DraftFields,
  agencyId: '',
  agencyName: '',
  agencies: [] as AgencyItem[],
  persons: [] as SavedPerson[],
  items: [] as UploadItem[],
  matches: [] as PublicationMatch[],
  hasAgent: false,
  hasJoint: false,
  /** Faults at their fields, and all of them for the check. */
  shown: {} as Record<string, string>,
  missing: [] as Draft['faults'],
  save: 'idle' as KeeperState['save'],
  saveWords: '填写时自动保存',
  trouble: '',
  news: '',
  online: true,
  busy: false,
  maySkip: false,
  duplicate: { number: '', id: '' },
  office: {} as Partial<Agency>,
};

const SAVE_WORDS: Readonly<Record<KeeperState['save'], string>> = {
  idle: '填写时自动保存',
  saving: '正在保存…',
  saved: '已自动保存',
  local: '已保存在手机上',
  failed: '已保存在手机上',
};

export function saveView({ save, problem }: KeeperState): {
  save: KeeperState['save'];
  saveWords: string;
  trouble: string;
} {
  return { save, saveWords: SAVE_WORDS[save], trouble: problem };
}

/** What is drawn at once when it is chosen; what is typed stays in its field until it is left. */
export const REDRAWN: ReadonlySet<string> = new Set([
  'applicantKind',
  'identityDocument',
  'agentCapacity',
  'agentIdentityDocument',
  'agentAuthorityUntil',
  'replyMedium',
  'replyMethod',
]);
