/** While developing: a change of the mini-program, of its host or of the console is built again at once; the next look at the page shows it. */
import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { explain, say } from './plain-error.mjs';
import { projectRoot } from './paths.mjs';

/** Editors write a file in several steps. */
const SETTLE_MS = 150;

/** @returns stops watching */
export function watchPreview(): () => void {
  let planned: NodeJS.Timeout | undefined;
  let building = false;
  let again = false;

  const build = async (): Promise<void> => {
    if (building) {
      again = true;
      return;
    }
    building = true;
    try {
      const startedAt = performance.now();
      // Not typed: it also runs before anything is compiled.
      const module = './build.mjs';
      const { ensureBuild } = (await import(module)) as { ensureBuild(): Promise<unknown> };
      await ensureBuild();
      say(`页面已重新编译（${((performance.now() - startedAt) / 1000).toFixed(1)} 秒），请刷新页面。`);
    } catch (error) {
      say(explain(error));
    }
    building = false;
    if (again) {
      again = false;
      await build();
    }
  };

  const watchers: FSWatcher[] = ['miniprogram', join('src', 'preview'), join('src', 'console')]
    .map((folder) => join(projectRoot, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true }, () => {
        clearTimeout(planned);
        planned = setTimeout(() => void build(), SETTLE_MS);
      }).on('error', () => {}),
    );
  return () => {
    clearTimeout(planned);
    for (const watcher of watchers) watcher.close();
  };
}
