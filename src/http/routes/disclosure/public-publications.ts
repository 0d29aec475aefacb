import * as z from 'zod';
import { AppError } from '../../../errors.js';
import { CATEGORY_IDS } from '../../../domain/disclosure/categories.js';
import { COLUMN_IDS } from '../../../domain/disclosure/columns.js';
import { publicTags } from '../../../ports/public-cache.js';
import { nextCursor, readCursor } from '../../cursor.js';
import {
  presentCatalogue,
  presentMatch,
  presentPublication,
  presentPublicationItem,
  presentSearchHit,
} from '../../presenters/disclosure/publication.js';
import { fileResponse } from '../../route.js';
import { type PublicRouter } from '../../routers.js';
import { line, listOf, objectId, pageQuery, year } from '../../schemas/common.js';
import {
  catalogueView,
  publicationItem,
  publicationMatch,
  publicationView,
  searchResults,
} from '../../schemas/disclosure.js';
import { FILE_CONTENT_TYPES } from '../application/file-types.js';
import { agenciesNamed, agencyNamed, attachmentOf, type DisclosureRoutesDeps, filesNamed } from './deps.js';

/** The answer is kept in memory; whoever has a copy asks whether it still holds. */
const ASK_EACH_TIME = 0;

export const GET_PUBLICATION = 'getPublication';

const filter = {
  agencyId: objectId('行政机关').optional(),
  category: z.enum(CATEGORY_IDS).optional().meta({ description: '第二十条的事项' }),
  column: z.enum(COLUMN_IDS).optional().meta({ description: '栏目' }),
  year: year('公开的年份').optional(),
} as const;

export function registerPublicPublicationRoutes(router: PublicRouter, deps: DisclosureRoutesDeps): void {
  const { publicReads } = deps;

  router.route({
    method: 'get',
    path: '/publications',
    operationId: 'listPublications',
    tag: 'disclosure',
    summary: '列出公开的信息',
    description: '按公开日期从新到旧；总数最多数到 1000。',
    query: z.strictObject({ ...pageQuery, ...filter }),
    response: { 200: listOf(publicationItem) },
    errors: [],
    cache: {
      tags: ({ query }) => [
        query.agencyId ? publicTags.publicationsOf(query.agencyId) : publicTags.publications(),
        publicTags.agencies(),
      ],
      maxAgeSeconds: ASK_EACH_TIME,
    },
    async handler(_context, { query: { cursor, limit, ...where } }) {
      const [page, count] = await Promise.all([
        publicReads.publications(where, { after: readCursor(cursor, where), limit }),
        publicReads.countPublications(where),
      ]);
      const nameOf = await agenciesNamed(
        deps,
        page.items.map((item) => item.agencyId),
      );
      const items = page.items.map((item) => presentPublicationItem(item, nameOf(item.agencyId)));
      return { items, nextCursor: nextCursor(page, where), count };
    },
  });

  router.route({
    method: 'get',
    path: '/publications/match',
    operationId: 'matchPublications',
    tag: 'disclosure',
    summary: '边输入边查找已经公开的信息',
    description: '最后一个词可以不完整；最相关的在前。',
    query: z.strictObject({
      q: line(100, '已经输入的内容'),
      agencyId: objectId('只看这个行政机关').optional(),
      limit: z.int().min(1).max(20).default(8),
    }),
    response: { 200: z.object({ items: z.array(publicationMatch) }) },
    errors: [],
    async handler(_context, { query: { q, agencyId, limit } }) {
      const found = await publicReads.match({ text: q, agencyId, limit });
      const nameOf = await agenciesNamed(
        deps,
        found.map((match) => match.agencyId),
      );
      return { items: found.map((match) => presentMatch(match, nameOf(match.agencyId))) };
    },
  });

  router.route({
    method: 'get',
    path: '/search',
    operationId: 'searchPublications',
    tag: 'disclosure',
    summary: '检索公开的信息',
    description: '标题或者正文含有全部词语的信息；标题含有的在前，其次按公开日期从新到旧。',
    query: z.strictObject({ ...pageQuery, ...filter, q: line(100, '检索词') }),
    response: { 200: searchResults },
    errors: [],
    async handler(_context, { query: { cursor, limit, q, ...where } }) {
      const bound = { q, ...where };
      const page = await publicReads.search(q, where, { after: readCursor(cursor, bound), limit });
      const nameOf = await agenciesNamed(
        deps,
        page.items.map((hit) => hit.agencyId),
      );
      return {
        items: page.items.map((hit) => presentSearchHit(hit, nameOf(hit.agencyId))),
        nextCursor: nextCursor(page, bound),
        relaxed: page.relaxed,
      };
    },
  });

  router.route({
    method: 'get',
    path: '/publications/{publicationId}',
    operationId: GET_PUBLICATION,
    tag: 'disclosure',
    summary: '查看一条公开的信息',
    response: { 200: publicationView },
    errors: [],
    cache: {
      tags: ({ params }) => [publicTags.publication(params.publicationId), publicTags.agencies()],
      maxAgeSeconds: ASK_EACH_TIME,
    },
    async handler(_context, { params }) {
      const item = await publicReads.publication(params.publicationId);
      if (!item) throw new AppError('not_found');
      const [agency, files] = await Promise.all([agencyNamed(deps, item.agencyId), filesNamed(deps, item.fileIds)]);
      return presentPublication(item, agency, files);
    },
  });

  router.route({
    method: 'get',
    path: '/publications/{publicationId}/read-count',
    operationId: 'getPublicationReadCount',
    tag: 'disclosure',
    summary: '查看阅读次数',
    description: '每隔几秒汇总一次。',
    response: { 200: z.object({ readCount: z.int() }) },
    errors: [],
    async handler(_context, { params }) {
      const readCount = await publicReads.readCount(params.publicationId);
      if (readCount === null) throw new AppError('not_found');
      return { readCount };
    },
  });

  router.route({
    method: 'get',
    path: '/publications/{publicationId}/files/{fileId}',
    operationId: 'downloadPublicationFile',
    tag: 'disclosure',
    summary: '下载公开信息的附件',
    response: { 200: fileResponse('文件内容', ...FILE_CONTENT_TYPES) },
    errors: [],
    async handler(_context, { params }) {
      return attachmentOf(deps, await publicReads.publication(params.publicationId), params.fileId);
    },
  });

  router.route({
    method: 'get',
    path: '/agencies/{agencyId}/catalogue',
    operationId: 'getCatalogue',
    tag: 'disclosure',
    summary: '查看行政机关的公开目录：各事项、各栏目的信息数',
    response: { 200: catalogueView },
    errors: [],
    cache: {
      tags: ({ params }) => [publicTags.publicationsOf(params.agencyId), publicTags.agencies()],
      maxAgeSeconds: ASK_EACH_TIME,
    },
    async handler(_context, { params }) {
      const agency = await agencyNamed(deps, params.agencyId);
      return presentCatalogue(await publicReads.catalogue(params.agencyId), agency);
    },
  });
}
