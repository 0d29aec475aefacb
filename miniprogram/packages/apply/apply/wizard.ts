/** The application that is being written: what is typed, where its faults are shown, and what the page draws of it. */
import { wordsOf } from '../../../api/api-failure';
import { call, newKey } from '../../../api/request';
import { type DraftCoApplicant, type DraftFields, type PublicationMatch } from '../../../api/generated';
import {
  agentFault,
  CHECK_STEP,
  faultsOn,
  hasAgent,
  inOrder,
  mergeWords,
  shownFaults,
  withoutAgent,
} from '../../../utils/apply-steps';
import { DraftKeeper, type KeeperState } from '../../../utils/draft-keeper';
import { type DraftRecord, hasContent } from '../../../utils/draft-record';
import { dropRecord } from '../../../utils/draft-store';
import { latest } from '../../../utils/latest';
import { confirmed, fittingDocument, followCapacity, personBody } from './applicant-changes';
import { type initialView, REDRAWN, saveView } from './apply-view';
import { portsUntil } from './find-drafts';
import { Uploads } from './uploads';

const MATCH_PAUSE_MS = 300;
const MOST_MATCHES = 3;
const LONGEST_QUESTION = 100;

/** The page, as far as it is drawn on. */
export interface Board {
  data: typeof initialView;
  setData(change: Partial<typeof initialView>): void;
}

export class Wizard {
  readonly keeper: DraftKeeper;
  readonly uploads: Uploads;
  /** Submitted: nothing may come back onto the phone. */
  isOver = false;
  private readonly left = new Set<string>();
  private readonly checked = new Set<number>();
  /** Typed since the server last looked: its faults no longer hold. */
  private readonly stale = new Set<string>();
  private personKey = newKey();
  private isLeft = false;
  private readonly matching = latest<PublicationMatch>(
    MATCH_PAUSE_MS,
    async (text) => {
      const q = text.slice(0, LONGEST_QUESTION);
      return (await call('matchPublications', { query: { q, limit: MOST_MATCHES } })).items;
    },
    (matches) => this.board.setData({ matches }),
  );

  constructor(
    record: DraftRecord,
    private readonly page: Board,
    private readonly onSubmitted: (applicationId: string) => void,
  ) {
    this.keeper = new DraftKeeper(
      record,
      portsUntil(() => this.isOver),
      {
        changed: (state) => this.follow(state),
        refilled: () => this.drawAll(),
        merged: (taken, kept) => this.board.setData({ news: mergeWords(taken, kept) }),
        renewed: () => this.board.setData({ news: '这份草稿在别处删除了，已按您填写的内容重新保存；附件请重新添加。' }),
      },
    );
    this.uploads = new Uploads(this.keeper, (items) => this.board.setData({ items }));
  }

  /** A page that was left is not drawn on: answers may still come in. */
  private get board(): Board {
    return this.isLeft ? { data: this.page.data, setData: () => {} } : this.page;
  }

  get fields(): DraftFields {
    return this.keeper.record.fields;
  }

  /** @throws ApiFailure */
  async open(): Promise<void> {
    await this.keeper.open();
    if (this.isOver) return;
    const step = Math.min(this.keeper.record.step, CHECK_STEP);
    if (step === CHECK_STEP) this.checkAll();
    this.board.setData({ choices: [], writing: true, step });
    this.drawAll();
    void this.loadPersons();
  }

  /** An untouched form leaves no draft behind. */
  async saveNow(): Promise<void> {
    const { record } = this.keeper;
    if (!this.isOver && (record.draftId || hasContent(record))) await this.keeper.flush();
  }

  async leavePage(): Promise<void> {
    this.isLeft = true;
    this.matching.cease();
    await this.saveNow();
    this.keeper.cease();
  }

  private follow(state: KeeperState): void {
    if (state.applicationId) return this.finish(state.applicationId);
    if (state.save === 'saved') this.stale.clear();
    this.board.setData(saveView(state));
    this.uploads.follow(state.files, this.fields);
    this.drawFaults();
  }

  finish(applicationId: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.keeper.cease();
    this.matching.cease();
    dropRecord(this.keeper.record.localId);
    if (!this.isLeft) this.onSubmitted(applicationId);
  }

  drawAll(): void {
    const { fields, agencyId, agencyName } = this.keeper.record;
    const known = this.board.data.agencies.find(({ id }) => id === agencyId)?.name;
    this.board.setData({
      fields,
      agencyId: agencyId ?? '',
      agencyName: known ?? agencyName,
      hasAgent: this.board.data.hasAgent || hasAgent(fields),
      hasJoint: (fields.joint ?? []).length > 0,
    });
    this.drawFaults();
  }

  private drawFaults(): void {
    const { fields, stale } = this;
    const known = this.keeper.state.faults.filter(
      ({ path }) => !stale.has(path) && !stale.has(path.split('.')[0] ?? ''),
    );
    const missing = inOrder([...agentFault(this.board.data.hasAgent, fields), ...known]);
    this.board.setData({ shown: shownFaults(missing, this.left, this.checked, fields), missing });
  }

  checkAll(): void {
    for (let step = 0; step <= CHECK_STEP; step += 1) this.check(step);
  }

  check(step: number): void {
    this.checked.add(step);
    this.drawFaults();
  }

  faultsOfStep(step: number): { path: string; message: string }[] {
    return faultsOn(this.board.data.missing, step, this.fields);
  }

  get isIncomplete(): boolean {
    return this.board.data.missing.length > 0;
  }

  edit({ name, value }: { name: keyof DraftFields; value: string }): void {
    const before = this.fields;
    this.change({ [name]: value, ...fittingDocument(before, name, value), ...followCapacity(name, value) });
    if (REDRAWN.has(name)) this.leave(name);
    if (name === 'subject') this.matching.ask(value);
  }

  leave(name: string): void {
    this.left.add(name);
    this.board.setData({ fields: this.fields });
    this.drawFaults();
  }

  private change(fields: DraftFields): void {
    Object.keys(fields).forEach((name) => this.stale.add(name));
    this.keeper.edit(fields);
    this.drawFaults();
  }

  /** @param path of the field that was typed in; '' when somebody came or went, and every place may be another's */
  changeJoint(joint: DraftCoApplicant[], path: string): void {
    this.stale.add(path || 'joint');
    this.keeper.edit({ joint });
    if (!path || path.endsWith('identityDocument')) this.board.setData({ fields: this.fields });
    if (joint.length === 0) this.board.setData({ hasJoint: false });
    this.drawFaults();
  }

  async wantAgent(isWanted: boolean): Promise<void> {
    this.board.setData({ hasAgent: isWanted });
    if (!isWanted && hasAgent(this.fields)) {
      if (await confirmed('不由别人代办', '代办人的信息会清除。', '清除')) this.change(withoutAgent());
      else this.board.setData({ hasAgent: true });
    }
    this.drawAll();
  }

  async wantJoint(isWanted: boolean): Promise<void> {
    const joint = this.fields.joint ?? [];
    this.board.setData({ hasJoint: isWanted });
    const isTyped = joint.some((person) => Object.values(person).some(Boolean));
    if (isWanted) this.change({ joint: joint.length > 0 ? joint : [{}] });
    else if (!isTyped || (await confirmed('不共同申请', '共同申请人的信息会清除。', '清除')))
      this.change({ joint: [] });
    this.drawAll();
  }

  pickAgency(agency: { id: string; name: string }): void {
    this.stale.add('agencyId');
    this.keeper.edit({}, agency);
    this.drawAll();
  }

  async usePerson(id: string): Promise<void> {
    const { applicantName, identityNumber } = this.fields;
    const isFilled = Boolean(applicantName || identityNumber);
    if (isFilled && !(await confirmed('换申请人', '已填的申请人和联系方式会换成选用的这一位。', '换'))) return;
    await this.keeper.fill(id);
    this.drawAll();
  }

  /** @throws ApiFailure */
  async savePerson(): Promise<void> {
    await call('savePerson', { body: personBody(this.fields), key: this.personKey });
    this.personKey = newKey();
    wx.showToast({ title: '已保存', icon: 'success' });
    await this.loadPersons();
  }

  /** A person that could not be saved as it is: its faults are shown at the fields. */
  newPersonWish(paths: readonly string[]): void {
    this.personKey = newKey();
    paths.forEach((path) => this.left.add(path));
    this.drawFaults();
  }

  async loadPersons(): Promise<void> {
    try {
      this.board.setData({ persons: (await call('listMyPersons', {})).items });
    } catch {
      // Only a help for filling in; typing goes on without it.
    }
  }

  /** Everything is on the server and looked at. @returns whether it is; otherwise `problem` says why not */
  async settle(): Promise<{ isSettled: boolean; problem: string }> {
    try {
      await this.keeper.ensure();
      if (await this.keeper.flush()) return { isSettled: true, problem: '' };
      return { isSettled: false, problem: this.keeper.state.problem };
    } catch (error) {
      return { isSettled: false, problem: wordsOf(error) };
    }
  }
}
