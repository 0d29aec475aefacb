/** Who applies together with the applicant, who represents them. Tells the whole list, as the draft replaces it as a whole. */
import { type DraftCoApplicant } from '../../../../api/generated';
import { UPWARDS } from '../../../../utils/upwards';

/** As the server's limit says. */
const MOST = 20;

/** A person with a key of its own: when one goes, the others keep their fields. */
interface Row {
  key: number;
  person: DraftCoApplicant;
}

let keys = 0;

function rowsOf(joint: readonly DraftCoApplicant[], before: readonly Row[]): Row[] {
  return joint.map((person, place) => ({ key: before[place]?.key ?? (keys += 1), person }));
}

Component({
  properties: {
    joint: { type: Array, value: [] as DraftCoApplicant[] },
    faults: { type: Object, value: {} as Record<string, string> },
  },
  data: {
    most: MOST,
    rows: [] as Row[],
    /** As typed; not drawn at every stroke, because that disturbs the typing. */
    current: [] as Row[],
  },
  observers: {
    joint(joint: DraftCoApplicant[] | null) {
      this.draw(rowsOf(joint ?? [], this.data.current));
    },
  },
  methods: {
    draw(rows: Row[]) {
      this.setData({ rows, current: rows });
    },
    /** Names of the fields inside are `joint.<place>.<field>`, as the server's faults name them. */
    edited(event: WechatMiniprogram.CustomEvent<{ name: string; value: string }>) {
      const { name, value } = event.detail;
      const [, place, field = ''] = name.split('.');
      const rows = this.data.current.map((row, index) =>
        index === Number(place) ? { ...row, person: { ...row.person, [field]: value } } : row,
      );
      if (field === 'identityDocument') this.draw(rows);
      else this.setData({ current: rows });
      this.tell(rows, name);
    },
    add() {
      if (this.data.current.length >= MOST) return;
      this.change([...this.data.current, { key: (keys += 1), person: {} }]);
    },
    async remove(event: WechatMiniprogram.TouchEvent<object, object, { place: number }>) {
      const { place } = event.currentTarget.dataset;
      const person = this.data.current[place]?.person;
      if (!person) return;
      if (person.name || person.identityNumber) {
        const { confirm } = await wx.showModal({
          title: '删除共同申请人',
          content: `确定删除${person.name || '这一位'}吗？`,
          confirmText: '删除',
        });
        if (!confirm) return;
      }
      this.change(this.data.current.filter((_, index) => index !== place));
    },
    /** Somebody came or went. */
    change(rows: Row[]) {
      this.draw(rows);
      this.tell(rows, '');
    },
    tell(rows: Row[], path: string) {
      this.triggerEvent('joint', { joint: rows.map(({ person }) => person), path }, UPWARDS);
    },
  },
});
