import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { type DeclaredRoute, defineRoute, type GuardServices } from '../../../src/http/guard.js';
import { type Method } from '../../../src/http/route.js';
import { RouteTable } from '../../../src/http/route-table.js';

function tableOf(...addresses: readonly `${Method} ${string}`[]): RouteTable {
  const table = new RouteTable();
  addresses.forEach((address, index) => table.add(routeOf(address, index)));
  return table;
}

function routeOf(address: string, index: number): DeclaredRoute {
  const [method, path = ''] = address.split(' ');
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  return defineRoute(
    {
      method: method as Method,
      path,
      operationId: `route${index}`,
      tag: 'system',
      summary: '测试',
      params: z.strictObject(Object.fromEntries(names.map((name) => [name, z.string()]))),
      response: { 204: null },
      errors: [],
      handler: async () => null,
    },
    'public',
    '/api',
    {} as GuardServices,
  );
}

const find = (table: RouteTable, method: string, path: string) => {
  const found = table.find(method, path);
  return found !== null && 'route' in found ? [found.route.fullPath, found.params] : found;
};

describe('a path leads to its route', () => {
  const table = tableOf(
    'get /items/{itemId}',
    'get /items/latest',
    'post /items',
    'get /items',
    'put /items/{itemId}/parts/{partId}',
    'get /items/latest/notes',
    'get ',
  );

  test.each([
    ['GET', '/api/items/7', ['/api/items/{itemId}', { itemId: '7' }]],
    ['HEAD', '/api/items/7', ['/api/items/{itemId}', { itemId: '7' }]],
    ['GET', '/api/items/latest', ['/api/items/latest', {}]],
    ['PUT', '/api/items/7/parts/%E4%B8%80', ['/api/items/{itemId}/parts/{partId}', { itemId: '7', partId: '一' }]],
    // The literal leads nowhere further on, so the parameter takes it.
    ['PUT', '/api/items/latest/parts/1', ['/api/items/{itemId}/parts/{partId}', { itemId: 'latest', partId: '1' }]],
    ['GET', '/api/items/latest/notes', ['/api/items/latest/notes', {}]],
    ['GET', '/api', ['/api', {}]],
  ])('%s %s', (method, path, expected) => {
    expect(find(table, method, path)).toEqual(expected);
  });

  test.each([
    '/',
    '/api/',
    '/api/items/',
    '/api/items//parts/1',
    '/api/Items',
    '/api/items/7/parts',
    '/api/items/7/parts/1/',
    'items',
  ])('nothing at %s', (path) => {
    expect(find(table, 'GET', path)).toBeNull();
  });

  test('a path without the method tells which it has', () => {
    expect(find(table, 'DELETE', '/api/items')).toEqual(['GET', 'HEAD', 'POST']);
    expect(find(table, 'GET', '/api/items/7/parts/1')).toEqual(['PUT']);
    expect(find(table, 'PUT', '/api/items/latest')).toEqual(['GET', 'HEAD']);
  });

  test('names of objects are only names', () => {
    expect(find(table, 'GET', '/api/items/__proto__')).toEqual(['/api/items/{itemId}', { itemId: '__proto__' }]);
    expect(find(table, 'constructor', '/api/items')).toEqual(['GET', 'HEAD', 'POST']);
  });
});
