/** Shapes of guides (第十二条) and the reading venues in them (第二十五条). */
import * as z from 'zod';
import { type MapPoint } from '../../ports/disclosure.js';
import { line, paragraphs, plainDay } from './common.js';
import { agencyName, secrecyReviewView } from './disclosure.js';

const mapPoint = {
  latitude: z.number().nullable().meta({ description: '纬度（GCJ-02）；未标注位置为 null' }),
  longitude: z.number().nullable().meta({ description: '经度（GCJ-02）；未标注位置为 null' }),
};

const office = z.object({
  name: z.string().meta({ description: '政府信息公开工作机构名称' }),
  address: z.string(),
  hours: z.string().meta({ description: '办公时间' }),
  phone: z.string(),
  fax: z.string().nullable(),
  internetContact: z.string().meta({ description: '互联网联系方式' }),
  ...mapPoint,
});

const readingVenue = z
  .object({
    name: z.string().meta({ description: '政府信息查阅场所名称' }),
    address: z.string(),
    hours: z.string().meta({ description: '开放时间' }),
    phone: z.string(),
    ...mapPoint,
  })
  .meta({ id: 'ReadingVenue' });

export const guideView = z
  .object({
    agency: agencyName,
    version: z.int(),
    publishedDate: plainDay(),
    classification: z.string().meta({ description: '政府信息的分类' }),
    arrangement: z.string().meta({ description: '编排体系' }),
    howToObtain: z.string().meta({ description: '获取方式' }),
    office,
    venues: z.array(readingVenue).meta({ description: '政府信息查阅场所（第二十五条）' }),
  })
  .meta({ id: 'Guide' });

export const deskGuide = guideView
  .extend({ publishedBy: z.string(), secrecyReview: secrecyReviewView })
  .meta({ id: 'DeskGuide' });

const mapPointInput = {
  latitude: z.number().min(-90).max(90).nullable().default(null).meta({ description: '纬度（GCJ-02）' }),
  longitude: z.number().min(-180).max(180).nullable().default(null).meta({ description: '经度（GCJ-02）' }),
};

const isWholePoint = ({ latitude, longitude }: MapPoint): boolean => (latitude === null) === (longitude === null);
const HALF_POINT = { path: ['longitude'], error: '经度和纬度请同时填写，或者都不填' };

const readingVenueInput = z
  .strictObject({
    name: line(100, '政府信息查阅场所名称'),
    address: line(200),
    hours: line(200, '开放时间'),
    phone: line(100),
    ...mapPointInput,
  })
  .refine(isWholePoint, HALF_POINT);

export const guideContent = z
  .strictObject({
    classification: paragraphs(20_000, '政府信息的分类'),
    arrangement: paragraphs(20_000, '编排体系'),
    howToObtain: paragraphs(20_000, '获取方式'),
    office: z
      .strictObject({
        name: line(100),
        address: line(200),
        hours: line(200),
        phone: line(100),
        fax: line(100).nullable().default(null),
        internetContact: line(200),
        ...mapPointInput,
      })
      .refine(isWholePoint, HALF_POINT),
    venues: z
      .array(readingVenueInput)
      .max(20)
      .default([])
      .meta({ description: '政府信息查阅场所（第二十五条），最多 20 处' }),
  })
  .meta({ id: 'GuideContent' });
