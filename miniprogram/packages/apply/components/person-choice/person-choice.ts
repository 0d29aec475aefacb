/** The persons whom the account has saved; a tap puts one into the applicant's place. Tells `person` {id}. */
import { type SavedPerson } from '../../../../api/generated';
import { UPWARDS } from '../../../../utils/upwards';

Component({
  properties: {
    persons: { type: Array, value: [] as SavedPerson[] },
    busy: { type: Boolean, value: false },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      if (this.data.busy) return;
      this.triggerEvent('person', { id: event.currentTarget.dataset.id }, UPWARDS);
    },
    manage() {
      void wx.navigateTo({ url: '/packages/account/persons/persons' });
    },
  },
});
