/** Puts every component of the mini-program into the engine. */
import { type adapter, type engine } from './engine.js';
import { type Parts } from './parts.js';

type CodeSpace = InstanceType<typeof adapter.CodeSpace>;
type Definition = { behaviors?: unknown[]; [name: string]: unknown };
type Register = (definition?: Definition) => unknown;

/** All static parts first: a component may name any other one when its code runs. */
export function registerComponents(
  { components, templates }: Parts,
  codeSpace: CodeSpace,
  associated: InstanceType<typeof adapter.AssociatedBackend>,
): void {
  for (const { path, json, scope, css } of components) {
    codeSpace.addComponentStaticConfig(path, json as never);
    codeSpace.addCompiledTemplate(path, { groupList: templates, content: templates[path] } as never);
    codeSpace.addStyleSheet(path, css === '' ? undefined : path, scope ?? undefined);
    if (css !== '') associated.registerStyleSheetContent(path, css);
  }
  const behaviors = officialBehaviors(codeSpace);
  for (const { path, load } of components) {
    codeSpace.componentEnv(path, ({ Page, Component, Behavior }) => {
      const trait = (Behavior as { trait?: unknown }).trait;
      Object.assign(globalThis, {
        Page: withBehaviors(Page as never, behaviors),
        Component: withBehaviors(Component as never, behaviors),
        Behavior: Object.assign(withBehaviors(Behavior as never, behaviors), { trait }),
      });
      load();
    });
  }
}

/** Behaviors that a component may name as a string: the ones that carry something, and those that carry nothing here. */
function officialBehaviors(codeSpace: CodeSpace): Map<string, unknown> {
  const field = codeSpace
    .behavior()
    .definition({ properties: { name: String } } as never)
    .register();
  return new Map<string, unknown>([
    ['wx://form-field', field],
    ['wx://form-field-button', field],
    ['wx://component-export', null],
    ['wx://proxy-scroll-view', null],
  ]);
}

function withBehaviors(register: Register, official: ReadonlyMap<string, unknown>): Register {
  return (definition) => {
    if (!definition) return register();
    if (!definition.behaviors) return register(definition);
    const behaviors = definition.behaviors.flatMap((behavior) => {
      if (typeof behavior !== 'string') return [behavior];
      if (!official.has(behavior)) throw new Error(`预览里没有 behavior ${behavior}，见 src/preview/README.md`);
      return official.get(behavior) ?? [];
    });
    return register({ ...definition, behaviors });
  };
}

export type ComponentSpace = InstanceType<typeof engine.ComponentSpace>;
