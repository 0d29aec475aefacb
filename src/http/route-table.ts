/**
 * From an address to its one route, in as many steps as the path has segments.
 *
 * Not @koa/router: that tries every route's regular expression in turn and composes a chain per request; with 250 routes
 * this cost more than the rest of the door together. The table also cannot hold anything but guarded routes.
 */
import { ContractViolation } from './errors.js';
import { type DeclaredRoute, isGuarded } from './guard.js';

interface Node {
  readonly literals: Map<string, Node>;
  parameter: Node | null;
  /** Method in upper case → route. */
  readonly routes: Map<string, DeclaredRoute>;
}

export interface Found {
  readonly route: DeclaredRoute;
  readonly params: Record<string, string>;
}

export class RouteTable {
  readonly #root: Node = newNode();
  readonly #routes: DeclaredRoute[] = [];

  /** @throws ContractViolation for a route that was not made by `defineRoute`, or whose method and address are taken */
  add(route: DeclaredRoute): void {
    if (!isGuarded(route)) throw new ContractViolation(`没有经过 guard 声明的路由：${route.fullPath}`);
    let node = this.#root;
    for (const segment of segmentsOf(route.fullPath)) {
      if (segment.startsWith('{')) node = node.parameter ??= newNode();
      else node = literal(node, segment);
    }
    const method = route.spec.method.toUpperCase();
    const taken = node.routes.get(method);
    if (taken) throw new ContractViolation(`两个路由的地址相同：${method} ${taken.fullPath}、${route.fullPath}`);
    node.routes.set(method, route);
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
    const segments = segmentsOf(path);
    const node = walk(this.#root, segments, 0);
    if (node === null) return null;
    const route = node.routes.get(method === 'HEAD' ? 'GET' : method);
    if (route) return { route, params: paramsOf(route, segments) };
    const methods = [...node.routes.keys()];
    return methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  }
}

function newNode(): Node {
  return { literals: new Map(), parameter: null, routes: new Map() };
}

function literal(node: Node, segment: string): Node {
  const next = node.literals.get(segment) ?? newNode();
  node.literals.set(segment, next);
  return next;
}

/** `/a/b` → `a`, `b`; a slash at the end makes a last empty segment, which fits nothing. */
function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function walk(node: Node, segments: readonly string[], index: number): Node | null {
  const segment = segments[index];
  if (segment === undefined) return node.routes.size > 0 ? node : null;
  const fixed = node.literals.get(segment);
  const below = fixed === undefined ? null : walk(fixed, segments, index + 1);
  if (below !== null || node.parameter === null || segment === '') return below;
  return walk(node.parameter, segments, index + 1);
}

function paramsOf(route: DeclaredRoute, segments: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, index] of route.parameterPositions) params[name] = decodeURIComponent(segments[index] as string);
  return params;
}
