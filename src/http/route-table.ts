/**
 * From an address to its one route, by @koa/router: a small router for each family of addresses (`/api/staff/applications`).
 * The library tries its routes one after the other, so a single router over all of them would cost more than the rest of the
 * door together; a family has a few dozen at most. Only guarded routes get in.
 */
import Router from '@koa/router';
import { ContractViolation } from './errors.js';
import { type DeclaredRoute, isGuarded } from './guard.js';

export interface Found {
  readonly route: DeclaredRoute;
  readonly params: Record<string, string>;
}

interface Family {
  readonly router: Router;
  /** By operationId, the name under which the router knows them. */
  readonly routes: Map<string, DeclaredRoute>;
}

/** Audience and noun: what all paths of a family have in common. */
const FAMILY_SEGMENTS = 3;
const MATCHING = { strict: true, sensitive: true } as const;

export class RouteTable {
  readonly #families = new Map<string, Family>();
  readonly #routes: DeclaredRoute[] = [];
  readonly #addresses = new Map<string, string>();

  /** @throws ContractViolation for a route that was not made by `defineRoute`, or whose method and address are taken */
  add(route: DeclaredRoute): void {
    if (!isGuarded(route)) throw new ContractViolation(`没有经过 guard 声明的路由：${route.fullPath}`);
    const method = route.spec.method.toUpperCase();
    const address = `${method} ${route.fullPath.replace(/\{[^}]+\}/g, '{}')}`;
    const taken = this.#addresses.get(address);
    if (taken) throw new ContractViolation(`两个路由的地址相同：${method} ${taken}、${route.fullPath}`);
    this.#addresses.set(address, route.fullPath);
    const { router, routes } = this.#family(route.fullPath);
    // Called by `dispatch` with what was found; the layer itself is never run.
    router.register(koaPath(route.fullPath), [method], () => undefined, { ...MATCHING, name: route.spec.operationId });
    routes.set(route.spec.operationId, route);
    this.#routes.push(route);
  }

  /** In the order of registration. */
  all(): readonly DeclaredRoute[] {
    return this.#routes;
  }

  /**
   * The route of a path, or the methods that the path has instead; null when no route has this path.
   * A literal segment wins over a parameter, in whatever order they were declared. HEAD is served by GET.
   * @param path as in the request line, percent-encoding still on and known to be valid
   */
  find(method: string, path: string): Found | readonly string[] | null {
    for (const key of familiesOf(path)) {
      const family = this.#families.get(key);
      const found = family ? findIn(family, method, path) : null;
      if (found) return found;
    }
    return null;
  }

  #family(path: string): Family {
    const [key = ''] = familiesOf(path.split('/{', 1)[0] ?? '');
    const known = this.#families.get(key);
    if (known) return known;
    const family: Family = { router: new Router(MATCHING), routes: new Map() };
    this.#families.set(key, family);
    return family;
  }
}

function findIn({ router, routes }: Family, method: string, path: string): Found | readonly string[] | null {
  const matched = router.match(path, method);
  // The most literal of the paths that fit; the others are not this address.
  const fewest = Math.min(...matched.path.map((layer) => layer.paramNames.length));
  const layer = matched.pathAndMethod.find(({ paramNames }) => paramNames.length === fewest);
  const route = layer?.name === undefined ? undefined : routes.get(layer.name);
  if (layer && route) return { route, params: layer.params(path, layer.captures(path)) };
  const methods = matched.path.flatMap(({ paramNames, methods: own }) => (paramNames.length === fewest ? own : []));
  return methods.length > 0 ? [...new Set(methods)].toSorted() : null;
}

/** `/api/staff/applications/7/files` → `/api/staff/applications`, `/api/staff`, `/api`: the most literal first. */
function familiesOf(path: string): string[] {
  const segments = path.split('/', FAMILY_SEGMENTS + 1);
  return segments.slice(1).map((_, index) => segments.slice(0, segments.length - index).join('/'));
}

/** `/items/{itemId}` as the router writes it. */
function koaPath(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ':$1');
}
