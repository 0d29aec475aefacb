/** The guide (第十二条) in the form, and how two versions of it are compared. */
import { type DeskGuide, type GuideContent } from '../../api/generated';
import { numberOrText } from '../../utils/number-or-text';

export interface VenueForm {
  name: string;
  address: string;
  hours: string;
  phone: string;
  latitude: string;
  longitude: string;
}

export interface GuideForm {
  classification: string;
  arrangement: string;
  howToObtain: string;
  office: VenueForm & { fax: string; internetContact: string };
  venues: VenueForm[];
}

export const emptyVenue = (): VenueForm => ({
  name: '',
  address: '',
  hours: '',
  phone: '',
  latitude: '',
  longitude: '',
});

export const emptyGuide = (): GuideForm => ({
  classification: '',
  arrangement: '',
  howToObtain: '',
  office: { ...emptyVenue(), fax: '', internetContact: '' },
  venues: [],
});

const degreesText = (value: number | null): string => (value === null ? '' : String(value));

export function formOfGuide({ classification, arrangement, howToObtain, office, venues }: DeskGuide): GuideForm {
  return {
    classification,
    arrangement,
    howToObtain,
    office: {
      ...office,
      fax: office.fax ?? '',
      latitude: degreesText(office.latitude),
      longitude: degreesText(office.longitude),
    },
    venues: venues.map((venue) => ({
      ...venue,
      latitude: degreesText(venue.latitude),
      longitude: degreesText(venue.longitude),
    })),
  };
}

const degrees = (text: string): number | null => numberOrText(text);

export function guideBody({ classification, arrangement, howToObtain, office, venues }: GuideForm): GuideContent {
  const place = <T extends VenueForm>(form: T) => ({
    ...form,
    latitude: degrees(form.latitude),
    longitude: degrees(form.longitude),
  });
  return {
    classification,
    arrangement,
    howToObtain,
    office: { ...place(office), fax: office.fax.trim() || null },
    venues: venues.map((venue) => place(venue)),
  };
}

export interface GuideLine {
  label: string;
  text: string;
}

const point = ({ latitude, longitude }: VenueForm): string =>
  latitude || longitude ? `${longitude}，${latitude}` : '';

/** Every field by name, in the order in which citizens read them. */
export function guideLines(form: GuideForm): GuideLine[] {
  const { office } = form;
  return [
    { label: '政府信息的分类', text: form.classification },
    { label: '编排体系', text: form.arrangement },
    { label: '获取方式', text: form.howToObtain },
    { label: '工作机构名称', text: office.name },
    { label: '办公地址', text: office.address },
    { label: '办公时间', text: office.hours },
    { label: '联系电话', text: office.phone },
    { label: '传真', text: office.fax },
    { label: '互联网联系方式', text: office.internetContact },
    { label: '地图位置（经度，纬度）', text: point(office) },
    ...form.venues.map((venue, index) => ({
      label: `查阅场所 ${index + 1}`,
      text: [venue.name, venue.address, venue.hours, venue.phone, point(venue)].filter(Boolean).join('\n'),
    })),
  ];
}

export interface GuideChange {
  label: string;
  before: string;
  after: string;
}

/** The fields in which two versions differ; one that is there in only one of them is empty in the other. */
export function guideChanges(before: GuideForm, after: GuideForm): GuideChange[] {
  const [old, now] = [before, after].map(
    (form) => new Map(guideLines(form).map(({ label, text }) => [label, text.trim()])),
  );
  const labels = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return labels
    .map((label) => ({ label, before: old?.get(label) ?? '', after: now?.get(label) ?? '' }))
    .filter((change) => change.before !== change.after);
}
