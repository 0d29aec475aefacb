import { type GuideRecord } from '../../../ports/disclosure.js';
import { type AgencyName } from './publication.js';
import { presentSecrecyReview } from './secrecy-review.js';

export function presentGuide({ version, publishedDate, content }: GuideRecord, agency: AgencyName) {
  return { agency, version, publishedDate, ...content };
}

export function presentDeskGuide(guide: GuideRecord, agency: AgencyName) {
  return {
    ...presentGuide(guide, agency),
    publishedBy: guide.publishedBy.name,
    secrecyReview: presentSecrecyReview(guide.secrecyReview),
  };
}
