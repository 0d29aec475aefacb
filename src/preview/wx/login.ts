/** Who the user is, and what WeChat asks him: with the simulator all of it is played, without it there is no log-in. */
import { about, chosenPersona } from '../frame/about.js';
import { openTypes } from '../host/built-ins/button.js';
import { showModal } from '../host/modal.js';
import { showToast } from '../host/toast.js';
import { type Router } from '../host/router.js';
import { type Api, asApi, Failure, quiet } from './answer.js';

const PRIVACY_KEY = 'preview-privacy-agreed';

type PrivacyListener = (resolve: (choice: { event: string; buttonId?: string }) => void, info: object) => void;

let privacyListener: PrivacyListener | null = null;

export function loginApi(router: Router): Api {
  equipButtons(router);
  return {
    login: asApi('login', async () => {
      const { simulator } = await about();
      if (!simulator) throw new Failure('这里是浏览器，不能用微信登录；请在微信中打开小程序');
      const once = crypto.getRandomValues(new Uint32Array(2)).join('');
      return { code: `${chosenPersona()}.${once}` };
    }),
    checkSession: asApi('checkSession', async () => {
      const { simulator } = await about();
      if (!simulator) throw new Failure('session is expired');
    }),
    getPrivacySetting: asApi('getPrivacySetting', () => {
      return { needAuthorization: !hasAgreed(), privacyContractName: '《小程序隐私保护指引》' };
    }),
    openPrivacyContract: asApi('openPrivacyContract', async () => {
      const content = '在微信里，这里打开平台上登记的隐私保护指引。预览里没有这份文本，请看“我的”中的隐私说明。';
      await showModal({ title: '隐私保护指引', content, showCancel: false });
    }),
    requirePrivacyAuthorize: asApi('requirePrivacyAuthorize', () => askPrivacy()),
    onNeedPrivacyAuthorization: (listener: PrivacyListener) => {
      privacyListener = listener;
    },
    requestSubscribeMessage: asApi('requestSubscribeMessage', async ({ tmplIds }) => {
      const content = '允许发送办理进度的通知？（微信由本机模拟，不会真的发送）';
      const { confirm } = await showModal({ title: '订阅消息', content, confirmText: '允许', cancelText: '不允许' });
      return Object.fromEntries((tmplIds as string[]).map((id) => [id, confirm ? 'accept' : 'reject']));
    }),
    ...quiet('showShareMenu', 'hideShareMenu', 'updateShareMenu', 'getShareInfo'),
    onCopyUrl: () => {},
    offCopyUrl: () => {},
  };
}

function hasAgreed(): boolean {
  return localStorage.getItem(PRIVACY_KEY) === 'yes';
}

async function askPrivacy(): Promise<void> {
  if (hasAgreed()) return;
  if (!privacyListener) return agree();
  const listener = privacyListener;
  const { event } = await new Promise<{ event: string }>((resolve) => listener(resolve, { referrer: '' }));
  if (event === 'disagree') throw new Failure('privacy permission is not authorized', { errno: 104 });
  if (event === 'agree') agree();
}

function agree(): void {
  localStorage.setItem(PRIVACY_KEY, 'yes');
}

function equipButtons(router: Router): void {
  openTypes['agreePrivacyAuthorization'] = (node) => {
    agree();
    node.triggerEvent('agreeprivacyauthorization', {});
  };
  openTypes['getPhoneNumber'] = (node) => {
    void about().then(({ simulator }) => {
      if (!simulator)
        return node.triggerEvent('getphonenumber', { errMsg: 'getPhoneNumber:fail 浏览器里不能取得微信的手机号' });
      const code = `phone-${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
      node.triggerEvent('getphonenumber', { code, errMsg: 'getPhoneNumber:ok' });
    });
  };
  openTypes['chooseAvatar'] = (node) => node.triggerEvent('chooseavatar', { avatarUrl: '' });
  openTypes['share'] = (node) => {
    const { shared } = node as unknown as { shared?: { title?: string; path?: string } };
    void share(shared?.title ?? document.title, shared?.path ?? router.current?.url.path ?? '');
  };
}

/** A link to the page in place of a card in a chat. */
async function share(title: string, path: string): Promise<void> {
  const url = `${window.location.origin}/#/${path.replace(/^\//, '')}`;
  try {
    if (navigator.share) return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    showToast({ title: '链接已复制', duration: 1500 });
  } catch {
    await showModal({ title: '分享链接', content: url, showCancel: false });
  }
}
