/** One saved person: new, or changed. Of one saved before, only what is typed anew is sent; the rest stays as it is. */
import { ApiFailure, wordsOf } from '../../../api/api-failure';
import { call, newKey } from '../../../api/request';
import { type DraftFields, type SavedPerson } from '../../../api/generated';
import { FORM_LIMITS } from '../../../api/labels';
import { isOrganisation, KINDS } from '../../../utils/identity-words';
import { followTextSize, initialState, show } from '../../../utils/page';

/** What was typed and not saved, by person ('' is a new one): going back and coming again loses nothing. */
const unsaved = new Map<string, DraftFields>();

Page({
  data: {
    ...initialState,
    kinds: KINDS,
    limits: FORM_LIMITS,
    isNew: true,
    /** What is shown in the fields; numbers and contacts of one saved before stay empty until typed anew. */
    fields: {} as DraftFields,
    masked: {} as Record<string, string>,
    faults: {} as Record<string, string>,
    isOfOrganisation: false,
    busy: false,
    words: '',
  },
  id: '',
  version: 0,
  typed: {} as DraftFields,
  key: '',
  isBusy: false,

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.key = newKey();
    this.typed = { ...unsaved.get(id) };
    wx.setNavigationBarTitle({ title: id ? '修改申请人' : '添加申请人' });
    void this.load();
  },

  onShow() {
    followTextSize(this);
  },

  load() {
    return show(this, async () => {
      if (!this.id) return this.draw({ applicantKind: 'natural_person', identityDocument: 'resident_id' }, {});
      const person = await this.find();
      if (!person) throw new ApiFailure(404, 'not_found', '没有找到这位申请人，可能已经删除。');
      this.version = person.version;
      const { kind, name, identity, contact } = person;
      this.draw(
        { applicantKind: kind.code, applicantName: name, identityDocument: identity?.document.code ?? '' },
        {
          identityNumber: identity?.masked ?? '',
          phone: contact.phone ?? '',
          email: contact.email ?? '',
          address: contact.address ?? '',
        },
      );
    });
  },

  async find(): Promise<SavedPerson | undefined> {
    const { items } = await call('listMyPersons', {});
    return items.find(({ id }) => id === this.id);
  },

  draw(saved: DraftFields, masked: Record<string, string>) {
    const fields = { ...saved, ...this.typed };
    if (!this.id) this.typed = fields;
    const placeholders = Object.entries(masked).map(([name, text]) => [name, text ? `${text}（不改请留空）` : '']);
    this.setData({
      fields,
      masked: Object.fromEntries(placeholders) as Record<string, string>,
      isNew: !this.id,
      isOfOrganisation: isOrganisation(fields.applicantKind),
    });
  },

  edit(event: WechatMiniprogram.CustomEvent<{ name: keyof DraftFields; value: string }>) {
    const { name, value } = event.detail;
    this.typed = { ...this.typed, [name]: value };
    // Emptied again: what was saved before stays.
    if (this.id && value === '' && name in this.data.masked) this.forget(name);
    unsaved.set(this.id, this.typed);
    if (name === 'applicantKind' || name === 'identityDocument') {
      const fields = { ...this.data.fields, ...this.typed };
      this.setData({ fields, isOfOrganisation: isOrganisation(fields.applicantKind) });
    }
    if (this.data.faults[name]) this.setData({ faults: { ...this.data.faults, [name]: '' } });
  },

  forget(name: keyof DraftFields) {
    const { [name]: _gone, ...rest } = this.typed;
    this.typed = rest;
  },

  leave() {
    this.setData({ fields: { ...this.data.fields, ...this.typed } });
  },

  async save() {
    if (this.isBusy) return;
    this.isBusy = true;
    this.setData({ busy: true, words: '', faults: {} });
    try {
      await this.send();
      unsaved.delete(this.id);
      wx.showToast({ title: '已保存', icon: 'success' });
      // Stays busy: the page goes, and a second tap must not save again.
      void wx.navigateBack();
    } catch (error) {
      await this.tell(error);
      this.isBusy = false;
      this.setData({ busy: false });
    }
  },

  async send() {
    if (!this.id) {
      await call('savePerson', { body: this.typed, key: this.key });
      return;
    }
    const body = { expectedVersion: this.version, ...this.typed };
    await call('updatePerson', { path: { personId: this.id }, body });
  },

  /** What was typed stays; a refusal was an answer, so the next press is another wish. */
  async tell(error: unknown) {
    if (!(error instanceof ApiFailure)) return this.setData({ words: wordsOf(error) });
    if (!error.isPassing) this.key = newKey();
    let words = error.message;
    if (error.code === 'version_conflict') {
      this.version = (await this.find().catch(() => undefined))?.version ?? this.version;
      words = '这位申请人刚在别处修改过。您填写的内容还在，再按一次“保存”，就以您填写的为准。';
    }
    const faults = Object.fromEntries(error.fields.map(({ path, message }) => [path, message]));
    this.setData({ words, faults, fields: { ...this.data.fields, ...this.typed } });
    const [first] = error.fields;
    const anchor = first?.path === 'identityDocument' ? 'identityNumber' : first?.path;
    void wx.pageScrollTo({ selector: anchor ? `#f-${anchor}` : '#f-words', duration: 200 });
  },
});
