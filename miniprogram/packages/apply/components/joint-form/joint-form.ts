/** Who applies together with the applicant, who represents them. Tells the whole list, as the draft replaces it as a whole. */
import { type DraftCoApplicant } from '../../../../api/generated';
import { UPWARDS } from '../../../../utils/upwards';

/** As the server's limit says. */
const MOST = 20;
Component({
  properties: {
    joint: { type: Array, value: [] as DraftCoApplicant[] },
    faults: { type: Object, value: {} as Record<string, string> },
  },
  data: {
    most: MOST,
    /** As typed; not drawn at every stroke, because that disturbs the typing. */
    current: [] as DraftCoApplicant[],
  },
  observers: {
    joint(joint: DraftCoApplicant[] | null) {
      this.setData({ current: joint ?? [] });
    },
  },
  methods: {
    /** Names of the fields inside are `joint.<place>.<field>`, as the server's faults name them. */
    edited(event: WechatMiniprogram.CustomEvent<{ name: string; value: string }>) {
      const { name, value } = event.detail;
      const [, place, field] = name.split('.');
      const joint = this.data.current.map((person, index) =>
        index === Number(place) && field ? { ...person, [field]: value } : person,
      );
      this.tell(joint, name, field === 'identityDocument');
    },
    add() {
      if (this.data.current.length < MOST) this.tell([...this.data.current, {}], '', true);
    },
    async remove(event: WechatMiniprogram.TouchEvent<object, object, { place: number }>) {
      const { place } = event.currentTarget.dataset;
      const person = this.data.current[place];
      if (!person) return;
      if (person.name || person.identityNumber) {
        const { confirm } = await wx.showModal({
          title: '删除共同申请人',
          content: `确定删除${person.name || '这一位'}吗？`,
          confirmText: '删除',
        });
        if (!confirm) return;
      }
      this.tell(
        this.data.current.filter((_, index) => index !== place),
        '',
        true,
      );
    },
    tell(joint: DraftCoApplicant[], path: string, isToBeDrawn: boolean) {
      this.setData(isToBeDrawn ? { joint } : { current: joint });
      this.triggerEvent('joint', { joint, path }, UPWARDS);
    },
  },
});
