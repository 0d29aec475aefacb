/**
 * The least that a layer needs of the logger. `Category` is the part of the closed set of categories that the layer writes to,
 * so that the real logger (which knows them all) fits everywhere. An error travels as the field `error`, with its cause.
 */
export interface Log<Category extends string> {
  debug(category: Category, message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(category: Category, message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(category: Category, message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(category: Category, message: string, fields?: Readonly<Record<string, unknown>>): void;
}
