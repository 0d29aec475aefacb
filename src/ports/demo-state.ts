/** Whether a database holds the demo. A database that people have worked in is never touched by it. */
export interface DemoMarker {
  /** `filling` until the last step: a fill that was killed is recognised by it. */
  state: 'filling' | 'done';
  /** Of the process that fills; another one that takes over writes its own. */
  runId: string;
  /** Grows while the fill is alive. */
  beats: number;
  startedAt: string;
  finishedAt: string | null;
}

export interface DemoState {
  /** Nothing in it that a person or a command has made. */
  isEmpty(): Promise<boolean>;
  marker(): Promise<DemoMarker | null>;
  /**
   * Marks the database as being filled, instead of the marker that was seen.
   * @returns false when the marker is another one by now: somebody else was faster.
   */
  begin(runId: string, seen: DemoMarker | null, at: string): Promise<boolean>;
  /** @returns false when another process has taken over. */
  beat(runId: string): Promise<boolean>;
  finish(runId: string, at: string): Promise<boolean>;
  /** Takes the marker away: the database is nobody's again. */
  forget(runId: string): Promise<void>;
  /** Deletes everything but what was migrated and the marker. Indexes stay, so a running server goes on. */
  clear(): Promise<void>;
  /** Alarms that jobs of a running server raised over half-told stories, with their messages. */
  forgetAlarms(): Promise<void>;
}
