/** What the cells of both tables know beside their figures; made once by the page. */
import { type Ref } from 'vue';
import { type CellPlace, type TableId } from './form-layout';

export interface CellFault {
  /** Place in the list of the page, from 1. */
  number: number;
  message: string;
}

export interface CellMarks {
  /** By `keyOf` the place. */
  faults: ReadonlyMap<string, readonly CellFault[]>;
  /** The figure of the version that is compared with, where it differs. */
  before: ReadonlyMap<string, number>;
  /** The one cell of the page that the tabulator stops at; the arrows go on from there. */
  current: Ref<string>;
  mayOpen: (table: TableId) => boolean;
  open: (place: CellPlace) => void;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus to the next cell in the direction of the arrow that counts something. */
export function moveByArrow(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const from = (event.target as HTMLElement).closest('td');
  const body = from?.closest('tbody');
  if (!step || !from || !body) return;
  event.preventDefault();
  // Headings that go over several rows shift the places, so cells are counted from the right.
  const rows = [...body.rows].map((row) => [...row.querySelectorAll('td')].reverse());
  let at = rows.findIndex((cells) => cells.includes(from));
  let column = rows[at]?.indexOf(from) ?? 0;
  for (;;) {
    at += step[0];
    column -= step[1];
    const cell = rows[at]?.[column];
    if (!cell) return;
    const button = cell.querySelector('button');
    if (button) return button.focus();
  }
}
