/**
 * WeChat's component engine and its adapter, with the few types that the host needs of them. The engine's own types are
 * made for authors of components; what the host does to a tree of unknown components they cannot say.
 */
import * as adapter from 'glass-easel-miniprogram-adapter';
import * as engine from 'glass-easel';

export { adapter, engine };

/** A node of the engine's tree. */
export interface TreeNode {
  readonly is: string;
  readonly id: string;
  readonly dataset: Record<string, unknown> | null;
  /** Its element in the document; null for a virtual node. */
  readonly $$: DocumentElement | null;
  readonly data: Record<string, unknown>;
  readonly ownerShadowRoot: ShadowTree | null;
  readonly classList: { toggle(name: string, force?: boolean): void } | null;
  getComposedChildren(): readonly TreeNode[];
  getMethodCaller(): Caller;
  getShadowRoot(): ShadowTree | null;
  setData(data: Record<string, unknown>): void;
  triggerEvent(name: string, detail?: unknown, options?: EventOptions): void;
  triggerPageLifetime(name: string, args: readonly unknown[]): void;
  triggerLifetime(name: string, args: readonly unknown[]): void;
  getComponentOptions(): { styleScope: number | null };
  collectMarks(): Record<string, unknown>;
}

export interface ShadowTree {
  querySelector(selector: string): TreeNode | null;
  querySelectorAll(selector: string): TreeNode[];
  getHostNode(): TreeNode;
}

export interface EventOptions {
  bubbles?: boolean;
  composed?: boolean;
  originalEvent?: unknown;
  capturePhase?: boolean;
  /** Receives what a listener returned. */
  handleListenerReturn?: (value: unknown) => boolean | void;
}

export type DocumentElement = HTMLElement & { __wxElement?: TreeNode };

/** What a mini-program's code sees as `this`. */
export interface Caller {
  readonly is: string;
  readonly _$: TreeNode;
  data: Record<string, unknown>;
  setData(data: Record<string, unknown>, callback?: () => void): void;
  [name: string]: unknown;
}

export interface PageCaller extends Caller {
  route: string;
  options: Record<string, string>;
}

/** @returns the engine's node of a DOM node or of the nearest one around it */
export function treeNodeOf(node: EventTarget | Node | null): TreeNode | null {
  for (let at = node as (Node & { __wxElement?: TreeNode }) | null; at; at = at.parentNode) {
    if (at.__wxElement) return at.__wxElement;
  }
  return null;
}

/** @returns the DOM class by which a class name of a template is known in the document */
export function documentClass(node: TreeNode, name: string): string {
  const scope = node.ownerShadowRoot?.getHostNode().getComponentOptions().styleScope;
  const { styleScopeManager } = space();
  const prefix = scope === null || scope === undefined ? undefined : styleScopeManager.queryName(scope);
  return prefix ? `${prefix}--${name}` : name;
}

interface Space {
  styleScopeManager: { queryName(scope: number): string | undefined };
}

let current: Space | null = null;

export function useSpace(componentSpace: unknown): void {
  current = componentSpace as Space;
}

function space(): Space {
  if (!current) throw new Error('the component space is not there yet');
  return current;
}

/** Runs a function of the mini-program; a fault in it must not break the host. */
export function callSafely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    reportError(error);
    return undefined;
  }
}
