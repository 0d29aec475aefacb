/** `button`: also what WeChat does for `form-type` and `open-type`. */
import { treeNodeOf } from '../engine.js';
import { pageOfElement } from '../page.js';
import { type BuiltIn, type BuiltInNode } from './define.js';
import { resetForm, submitForm } from './form.js';

/** Set by `wx`: what only it can do for a button. */
export const openTypes: Record<string, (node: BuiltInNode) => void> = {};

const QUIET_OPEN_TYPES = new Set([
  '',
  'contact',
  'feedback',
  'openSetting',
  'launchApp',
  'getUserInfo',
  'liveActivity',
]);

export const BUTTON: BuiltIn = {
  name: 'button',
  properties: {
    ...{ size: 'default', type: 'default', plain: false, disabled: false, loading: false },
    ...{ formType: '', openType: '', sessionFrom: '', sendMessageTitle: '', sendMessagePath: '', sendMessageImg: '' },
    ...{ appParameter: '', showMessageCard: false, phoneNumberNoQuotaToast: true, name: '', activityType: null },
    ...{ entrancePath: '', needShowEntrance: true, hoverClass: 'button-hover', hoverStartTime: 20, hoverStayTime: 70 },
  },
  created(node) {
    const { $$: element } = node;
    element.setAttribute('role', 'button');
    element.tabIndex = 0;
    (node as unknown as { addListener(name: string, run: (event: object) => void): void }).addListener('tap', () => {
      if (node.data['disabled']) return;
      if (node.data['formType']) pressInForm(node, String(node.data['formType']));
      openAs(node, String(node.data['openType'] ?? ''));
    });
  },
  changed: {
    size: ({ $$: element }, value) => element.setAttribute('size', String(value)),
    type: ({ $$: element }, value) => element.setAttribute('type', String(value)),
    plain: ({ $$: element }, value) => element.toggleAttribute('plain', Boolean(value)),
    loading: ({ $$: element }, value) => element.toggleAttribute('loading', Boolean(value)),
    disabled({ $$: element }, value) {
      element.toggleAttribute('disabled', Boolean(value));
      element.tabIndex = value ? -1 : 0;
      if (value) element.setAttribute('aria-disabled', 'true');
      else element.removeAttribute('aria-disabled');
    },
  },
};

function pressInForm({ $$: element }: BuiltInNode, formType: string): void {
  const form = treeNodeOf(element.closest('wx-form'));
  if (!form) return;
  if (formType === 'submit') submitForm(form as BuiltInNode);
  else if (formType === 'reset') resetForm(form as BuiltInNode);
}

function openAs(node: BuiltInNode, openType: string): void {
  if (openType === 'share') {
    const page = pageOfElement(node.$$);
    const asked = page?.call('onShareAppMessage', { from: 'button', target: { id: node.id, dataset: node.dataset } });
    openTypes['share']?.(Object.assign(Object.create(node) as BuiltInNode, { shared: asked }));
    return;
  }
  // `agreePrivacyAuthorization` may stand with another one: `getPhoneNumber|agreePrivacyAuthorization`.
  for (const one of openType.split('|')) {
    const open = openTypes[one];
    if (open) open(node);
    else if (!QUIET_OPEN_TYPES.has(one)) throw new Error(`预览里没有 button open-type="${one}"`);
  }
}
