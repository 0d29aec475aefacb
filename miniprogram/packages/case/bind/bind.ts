import { ApiFailure } from '../../../api/api-failure';
import { call } from '../../../api/request';
import { type Faults, faultsOf } from '../../../utils/faults';
import { attempt, followTextSize, initialState } from '../../../utils/page';
import { receiptCode, typedCode } from '../../../utils/receipt-code';
import { scrollToFault } from '../../../utils/scroll-to-fault';

const ORDER = ['number', 'code'];

Page({
  data: {
    ...initialState,
    number: '',
    code: '',
    faults: {} as Faults,
    refused: '',
    mayScan: false,
    busy: false,
  },

  onLoad() {
    this.setData({ mayScan: wx.canIUse('scanCode') });
  },

  onShow() {
    followTextSize(this);
  },

  typeNumber({ detail }: WechatMiniprogram.Input) {
    this.setData({ number: detail.value, 'faults.number': '', refused: '' });
  },

  typeCode({ detail }: WechatMiniprogram.Input) {
    this.setData({ code: detail.value, 'faults.code': '', refused: '' });
  },

  scan() {
    wx.scanCode({
      scanType: ['qrCode'],
      success: ({ result }) => {
        const found = receiptCode(result);
        if (!found) {
          this.setData({ refused: '这不是受理回执上的二维码。请扫描回执上的二维码，或者手工填写。' });
          return;
        }
        this.setData({ ...found, faults: {}, refused: '' });
        void this.submit();
      },
      // Closing the camera is no failure.
      fail: () => {},
    });
  },

  async submit() {
    if (this.data.busy) return;
    const number = this.data.number.trim();
    const code = typedCode(this.data.code);
    const faults: Faults = {
      ...(number === '' ? { number: '请填写受理号' } : {}),
      ...(code === '' ? { code: '请填写绑定码' } : {}),
    };
    this.setData({ faults, refused: '' });
    if (Object.keys(faults).length > 0) return scrollToFault(this, faults, ORDER);
    this.setData({ busy: true });
    await attempt(() => this.send(number, code));
    this.setData({ busy: false });
  },

  async send(number: string, code: string) {
    try {
      const item = await call('bindApplication', { body: { number, code } });
      wx.showToast({ title: '已绑定', icon: 'success' });
      await wx.redirectTo({ url: `/packages/case/case/case?id=${item.id}` });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.isPassing) throw error;
      if (error.fields.length > 0) this.setData({ faults: faultsOf(error.fields) });
      else this.setData({ refused: error.message });
    }
  },
});
