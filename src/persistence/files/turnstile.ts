/** Lets so many at a time through and so many wait, so that a rush of uploads costs time and not memory. */
import { AppError } from '../../errors.js';

export class Turnstile {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly queue: number,
  ) {}

  /** @throws AppError `service_unavailable` when the queue is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The place is handed on, so that nobody who comes now can take it from under the one who waits.
      if (next) next();
      else this.#inside -= 1;
    }
  }

  async #enter(): Promise<void> {
    if (this.#inside < this.places) {
      this.#inside += 1;
      return;
    }
    if (this.#waiting.length >= this.queue) {
      throw new AppError('service_unavailable', {}, { message: '现在上传文件的人较多，请稍后重新上传。' });
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
