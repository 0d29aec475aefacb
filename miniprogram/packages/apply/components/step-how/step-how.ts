/** In what form the information should come, and by what way. */
import { type DraftFields } from '../../../../api/generated';
import { FORM_LIMITS, REPLY_MEDIA, REPLY_METHODS } from '../../../../api/labels';
import { reveal } from '../../reveal';

const MEDIA_HINTS: Readonly<Record<string, string>> = {
  electronic: '文件、图片等，可以在手机上看',
  paper: '打印或者复印件',
  either: '由机关按保存的情况提供',
};

const METHOD_HINTS: Readonly<Record<string, string>> = {
  online: '在这里下载，最快',
  post: '寄到您填写的地址，例如 云溪市人民路 18 号',
  in_person: '到机关窗口领取，请带证件',
  email: '发到您填写的邮箱，例如 name@example.cn',
  fax: '请在第 2 步的线索里写明传真号码',
  inspect: '到机关看原件，可以抄写',
};

Component({
  properties: {
    fields: { type: Object, value: {} as DraftFields },
    faults: { type: Object, value: {} as Record<string, string> },
  },
  data: {
    limits: FORM_LIMITS,
    media: REPLY_MEDIA.map((medium) => ({ ...medium, hint: MEDIA_HINTS[medium.value] })),
    methods: REPLY_METHODS.map((method) => ({ ...method, hint: METHOD_HINTS[method.value] })),
  },
  methods: {
    reveal(id: string) {
      reveal(this, id);
    },
  },
});
