/**
 * The days of a case in the calendar of its owner. WeChat cannot open calendar files, so on a phone each day is entered through
 * its own dialog; on a computer the file itself is saved.
 */
import { ApiFailure } from '../api/api-failure';
import { call, download } from '../api/request';
import { calendarDays, morningOf } from './calendar-days';
import { isOnPhone, keepFile } from './keep-file';

export async function addToCalendar(applicationId: string): Promise<void> {
  const path = { applicationId };
  // Text, which the client's types call a file.
  const file: string = await call('getMyCalendarFile', { path });
  const days = calendarDays(file);
  if (days.length === 0) {
    wx.showToast({ title: '现在没有需要记住的期限', icon: 'none', duration: 3_000 });
    return;
  }
  if (!isOnPhone()) {
    await keepFile(await download('getMyCalendarFile', { path }), '期限.ics');
    return;
  }
  let added = 0;
  for (const day of days) if (await addDay(day)) added += 1;
  if (added > 0) wx.showToast({ title: `已加入 ${added} 个日期`, icon: 'success' });
}

/** @returns false where the owner did not want it. */
function addDay({ title, text, date }: { title: string; text: string; date: string }): Promise<boolean> {
  return new Promise((resolve, reject) => {
    wx.addPhoneCalendar({
      title,
      description: text,
      startTime: morningOf(date),
      allDay: true,
      alarm: true,
      // One day before.
      alarmOffset: 86_400,
      success: () => resolve(true),
      fail: ({ errMsg }) =>
        /cancel/.test(errMsg)
          ? resolve(false)
          : reject(new ApiFailure(0, 'calendar', '没有写入日历。请在微信的设置里允许使用日历，再试一次。')),
    });
  });
}
