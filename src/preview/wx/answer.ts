/** How every function of `wx` answers: callbacks if it was given any, a promise in any case. */

export interface Callbacks {
  success?: (result: Result) => void;
  fail?: (error: Result) => void;
  complete?: (result: Result) => void;
}

export type Result = Record<string, unknown> & { errMsg: string };
export type Options = Callbacks & Record<string, unknown>;
export type Api = Record<string, unknown>;

/** A refusal in WeChat's words: the part after `name:fail `. */
export class Failure extends Error {
  constructor(
    reason: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

/**
 * @param run returns the fields of the result; throws `Failure` to refuse
 * @returns a promise of the result, which is refused only when no callback could tell of it
 */
export function answer(
  name: string,
  options: Options | undefined,
  run: () => Promise<object | void> | object | void,
): Promise<Result> {
  const { success, fail, complete } = options ?? {};
  const started = (async () => run())();
  return started.then(
    (fields) => {
      const result: Result = { errMsg: `${name}:ok`, ...fields };
      success?.(result);
      complete?.(result);
      return result;
    },
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const details = error instanceof Failure ? error.details : {};
      const result: Result = { errMsg: `${name}:fail${reason ? ` ${reason}` : ''}`, ...details };
      fail?.(result);
      complete?.(result);
      if (success || fail || complete) return result;
      throw Object.assign(new Error(result.errMsg), result);
    },
  );
}

/** @returns a function of `wx` in the usual form */
export function asApi(
  name: string,
  run: (options: Options) => Promise<object | void> | object | void,
): (options?: Options) => Promise<Result> {
  return (options) => answer(name, options, () => run(options ?? {}));
}

/** @returns functions of `wx` that succeed without doing anything */
export function quiet(...names: string[]): Api {
  return Object.fromEntries(names.map((name) => [name, asApi(name, () => {})]));
}

/** @returns pairs `onX`, `offX` for what never happens in a browser */
export function silent(...names: string[]): Api {
  return Object.fromEntries(names.flatMap((name) => [`on${name}`, `off${name}`]).map((name) => [name, () => {}]));
}
