/**
 * Files that somebody adds to a form: photographed, from the album or from a chat; each with its progress, tried again, removed.
 * Fires `change` with what has arrived and whether something is still under way.
 */
import { ApiFailure, wordsOf } from '../../api/api-failure';
import { type FileCard } from '../../api/generated';
import { type Upload, upload } from '../../api/request';
import { sizeInWords } from '../../utils/sizes';
import { fileProblem } from '../../utils/upload-list';
import { type UploadsChange } from './uploads-change';

interface Row {
  key: string;
  name: string;
  size: string;
  path: string;
  percent: number;
  /** `refused`: it is of no use to try again. */
  state: 'sending' | 'done' | 'failed' | 'refused';
  problem: string;
  file: FileCard | null;
}

const SOURCES = ['拍照或者从相册选择', '从微信聊天中选择文件'];
let serial = 0;

Component({
  properties: {
    /** Files that are there already, from a draft. */
    initial: { type: Array, value: [] as FileCard[] },
    max: { type: Number, value: 10 },
    /** Of a one-time link; empty: the account's own files. */
    bearer: { type: String, value: '' },
    fault: { type: String, value: '' },
  },

  data: { rows: [] as Row[] },

  observers: {
    /** A draft may be read after the form is there; what has been added since is not touched. */
    initial(there: FileCard[]) {
      if (there.length === 0 || this.data.rows.length > 0) return;
      const rows = there.map((file) => ({
        ...newRow({ path: '', name: file.name, size: file.size }),
        percent: 100,
        state: 'done' as const,
        file,
      }));
      this.setData({ rows });
    },
  },

  methods: {
    add() {
      const room = this.data.max - this.data.rows.length;
      wx.showActionSheet({
        itemList: SOURCES,
        success: ({ tapIndex }) => (tapIndex === 0 ? this.fromCamera(room) : this.fromChat(room)),
      });
    },

    fromCamera(count: number) {
      wx.chooseMedia({
        count: Math.min(count, 9),
        mediaType: ['image'],
        success: ({ tempFiles }) =>
          this.take(
            tempFiles.map(({ tempFilePath, size }, index) => ({
              path: tempFilePath,
              size,
              name: `照片${this.data.rows.length + index + 1}.${endingOf(tempFilePath)}`,
            })),
          ),
      });
    },

    fromChat(count: number) {
      wx.chooseMessageFile({
        count: Math.min(count, 10),
        type: 'all',
        success: ({ tempFiles }) => this.take(tempFiles),
      });
    },

    take(files: { path: string; name: string; size: number }[]) {
      const rows = files.map(newRow);
      this.setData({ rows: [...this.data.rows, ...rows] });
      for (const [index, row] of rows.entries()) {
        const problem = files[index] ? fileProblem(files[index]) : '';
        if (problem) this.put(row.key, { state: 'refused', problem });
        else this.send(row);
      }
    },

    send(row: Row) {
      const { bearer } = this.data;
      this.put(row.key, { state: 'sending', percent: 0, problem: '' });
      const file = { path: row.path, name: row.name };
      const onProgress = (percent: number): void => this.put(row.key, { percent });
      const sending: Upload<FileCard> = bearer
        ? upload('uploadOpinionFile', { bearer }, file, onProgress)
        : upload('uploadMyFile', {}, file, onProgress);
      sending.done.then(
        (card) => this.put(row.key, { state: 'done', percent: 100, file: card }),
        (error: unknown) => {
          const isRefused = error instanceof ApiFailure && !error.isPassing;
          this.put(row.key, { state: isRefused ? 'refused' : 'failed', problem: wordsOf(error) });
        },
      );
    },

    /** Finds its row again: others may have gone meanwhile. */
    put(key: string, change: Partial<Row>) {
      const index = this.data.rows.findIndex((row) => row.key === key);
      if (index < 0) return;
      const rows = this.data.rows.map((row) => (row.key === key ? { ...row, ...change } : row));
      this.setData({ rows });
      if (change.state) this.tell(rows);
    },

    tell(rows: Row[]) {
      const detail: UploadsChange = {
        files: rows.flatMap(({ file }) => (file ? [file] : [])),
        busy: rows.some(({ state }) => state === 'sending'),
      };
      this.triggerEvent('change', detail);
    },

    again(event: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
      const row = this.data.rows.find(({ key }) => key === event.currentTarget.dataset.key);
      if (row) this.send(row);
    },

    remove(event: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
      const rows = this.data.rows.filter(({ key }) => key !== event.currentTarget.dataset.key);
      this.setData({ rows });
      this.tell(rows);
    },
  },
});

function newRow({ path, name, size }: { path: string; name: string; size: number }): Row {
  serial += 1;
  return {
    key: `file-${serial}`,
    name,
    size: sizeInWords(size),
    path,
    percent: 0,
    state: 'sending',
    problem: '',
    file: null,
  };
}

/** What the camera calls a picture says only its kind. */
function endingOf(path: string): string {
  return /\.(\w{2,5})$/.exec(path)?.[1] ?? 'jpg';
}
