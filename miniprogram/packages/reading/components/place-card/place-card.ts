import { type Guide } from '../../../../api/generated';
import { callPhone, copy, openMap } from '../../../../utils/contact';

type Place = Guide['venues'][number] & Partial<Pick<Guide['office'], 'fax' | 'internetContact'>>;

/** An office or a reading venue: where, when, by which number; call it, copy it, find it on the map. */
Component({
  properties: { place: { type: Object, value: {} as Place } },
  methods: {
    of(): Place {
      return this.data.place as Place;
    },
    call() {
      void callPhone(this.of().phone);
    },
    copyAddress() {
      copy(this.of().address, '地址');
    },
    copyContact() {
      copy(this.of().internetContact ?? '', '联系方式');
    },
    map() {
      openMap(this.of());
    },
  },
});
