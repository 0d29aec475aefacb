/** The working calendar in force for an agency, kept in memory until a layer is imported. */
import { type Connection } from 'mongoose';
import {
  buildWorkingCalendar,
  type RegionalNotice,
  type WorkingCalendar,
} from '../domain/calendar/working-calendar.js';
import { type CalendarCache, type CalendarLayerRecord } from '../ports/calendar-layers.js';
import { type CalendarLayerDocument } from './account/calendar-store.js';
import { collectionOf } from './collections.js';

interface Memory {
  layers: Promise<CalendarLayerRecord[]> | null;
  /** Of agencies without a layer of their own. */
  national: WorkingCalendar | null;
  byAgency: Map<string, WorkingCalendar>;
}

export function mongoCalendarProvider(connection: Connection): CalendarCache {
  const layers = collectionOf<CalendarLayerDocument>(connection, 'calendarLayers');
  let memory = emptyMemory();

  /** A few dozen documents altogether, in order of import. */
  const load = async (): Promise<CalendarLayerRecord[]> => {
    const rows = await layers
      .find({}, { readConcern: { level: 'majority' } })
      .sort({ _id: 1 })
      .toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  };

  return {
    async forAgency(agencyId) {
      const current = memory;
      const known = current.byAgency.get(agencyId);
      if (known) return known;
      current.layers ??= load().catch((error: unknown) => {
        // The next call tries again.
        current.layers = null;
        throw error;
      });
      const all = await current.layers;
      const regional = regionalNotices(all.filter((layer) => layer.agencyId === agencyId));
      const imported = all.filter((layer) => layer.agencyId === null);
      const calendar =
        regional.length > 0
          ? buildWorkingCalendar({ imported, regional })
          : (current.national ??= buildWorkingCalendar({ imported }));
      current.byAgency.set(agencyId, calendar);
      return calendar;
    },
    invalidate() {
      memory = emptyMemory();
    },
  };
}

/** Of one regional notice the last import counts: that is how a mistyped one is mended. */
function regionalNotices(layers: readonly CalendarLayerRecord[]): RegionalNotice[] {
  return [...new Map(layers.map((layer) => [`${layer.year} ${layer.notice}`, layer])).values()];
}

function emptyMemory(): Memory {
  return { layers: null, national: null, byAgency: new Map() };
}
