/** What can be done with an office's or a venue's contact: call it, find it. */

/** An office often writes several into one line: 0360-5550118、(0512)5550 0001转8012. */
export function phoneNumbersIn(text: string): string[] {
  const found = text.replace(/[()（）]/g, '-').match(/\+?\d(?:[- ]?\d){4,}/g) ?? [];
  return found.flatMap((number) => {
    // Longer than any number with its area code: two that stand side by side.
    const isTwo = number.replace(/\D/g, '').length > 13;
    return isTwo ? number.split(' ') : [number.replace(/ /g, '')];
  });
}

/** Asks which one where there are several. */
export async function callPhone(text: string): Promise<void> {
  const numbers = phoneNumbersIn(text);
  const [only] = numbers;
  if (only === undefined) return copy(text, '电话');
  try {
    const chosen = numbers.length === 1 ? only : numbers[(await wx.showActionSheet({ itemList: numbers })).tapIndex];
    if (chosen) await wx.makePhoneCall({ phoneNumber: chosen });
  } catch {
    // Put away by the user.
  }
}

export function copy(text: string, what: string): void {
  wx.setClipboardData({
    data: text,
    success: () => wx.showToast({ title: `已复制${what}`, icon: 'none' }),
    fail: () => wx.showModal({ title: what, content: text, showCancel: false, confirmText: '知道了' }),
  });
}

export interface Place {
  name: string;
  address: string;
  latitude: number | null;
  longitude: number | null;
}

export function openMap({ name, address, latitude, longitude }: Place): void {
  if (latitude === null || longitude === null) return;
  wx.openLocation({
    name,
    address,
    latitude,
    longitude,
    scale: 16,
    fail: ({ errMsg }) => {
      if (!/cancel/.test(errMsg)) copy(address, '地址');
    },
  });
}
