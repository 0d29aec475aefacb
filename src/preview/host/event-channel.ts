/** What the page that opens another one and the opened one tell each other. */
type Listener = (...args: unknown[]) => void;

export class EventChannel {
  readonly #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  on(name: string, listener: Listener): void {
    this.#add(name, listener, false);
  }

  once(name: string, listener: Listener): void {
    this.#add(name, listener, true);
  }

  off(name: string, listener?: Listener): void {
    const kept = (this.#listeners.get(name) ?? []).filter((one) => listener !== undefined && one.listener !== listener);
    this.#listeners.set(name, kept);
  }

  emit(name: string, ...args: unknown[]): void {
    for (const { listener, once } of [...(this.#listeners.get(name) ?? [])]) {
      if (once) this.off(name, listener);
      listener(...args);
    }
  }

  #add(name: string, listener: Listener, once: boolean): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }]);
  }
}
