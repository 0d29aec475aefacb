/** The working calendar in force for an agency, kept in memory until a layer is imported. */
import { type Connection } from 'mongoose';
import { standingNotices } from '../domain/calendar/regional-notices.js';
import { buildWorkingCalendar, type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type CalendarCache, type CalendarLayerRecord, type CalendarLayersOf } from '../ports/calendar-layers.js';
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

  const layersOf = async (agencyId: string, current: Memory): Promise<CalendarLayersOf> => {
    current.layers ??= load().catch((error: unknown) => {
      // The next call tries again.
      current.layers = null;
      throw error;
    });
    const all = await current.layers;
    return {
      national: all.filter((layer) => layer.agencyId === null),
      regional: all.filter((layer) => layer.agencyId === agencyId),
    };
  };

  return {
    async forAgency(agencyId) {
      const current = memory;
      const known = current.byAgency.get(agencyId);
      if (known) return known;
      const layers = await layersOf(agencyId, current);
      const [imported, regional] = [layers.national, standingNotices(layers.regional)];
      const calendar =
        regional.length > 0
          ? buildWorkingCalendar({ imported, regional })
          : (current.national ??= buildWorkingCalendar({ imported }));
      current.byAgency.set(agencyId, calendar);
      return calendar;
    },
    layersOf: (agencyId) => layersOf(agencyId, memory),
    async asOf(agencyId, day) {
      const { national, regional } = await layersOf(agencyId, memory);
      return buildWorkingCalendar({ imported: national, regional: standingNotices(regional), asOf: day });
    },
    async withLayer(agencyId, layer, scope) {
      const { national, regional } = await layersOf(agencyId, memory);
      return buildWorkingCalendar({
        imported: scope === 'national' ? [...national, layer] : national,
        regional: standingNotices(scope === 'regional' ? [...regional, layer] : regional),
      });
    },
    invalidate() {
      memory = emptyMemory();
    },
  };
}

function emptyMemory(): Memory {
  return { layers: null, national: null, byAgency: new Map() };
}
