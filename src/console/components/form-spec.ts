/** The fields of a form that `form-drawer.vue` draws. */
import { type FileCard } from '../api/generated';

export interface FormSpec {
  /** Where the server has it, e.g. `stage.date`. */
  readonly path: string;
  readonly label: string;
  readonly kind: 'date' | 'line' | 'text' | 'number' | 'choice' | 'files';
  readonly required?: boolean;
  readonly hint?: string | undefined;
  /** Longest text, or largest number. */
  readonly max?: number;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** By path. */
export type FormValues = Record<string, string | number | readonly FileCard[] | undefined>;

/** As the server wants it: what is empty is left out, files go by their ids. */
export function bodyFrom(fields: readonly FormSpec[], values: FormValues): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { path } of fields) {
    const value = values[path];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    put(body, path.split('.'), Array.isArray(value) ? value.map(({ id }: FileCard) => id) : value);
  }
  return body;
}

function put(target: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) target[name] = value;
  else put((target[name] ??= {}) as Record<string, unknown>, rest, value);
}

/** What is missing, by path: asked here so that nothing is sent for nothing; the server has the last word. */
export function missingIn(fields: readonly FormSpec[], values: FormValues): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter(({ path, required }) => required && (values[path] === undefined || values[path] === ''))
      .map(({ path, label, kind }) => [path, `${kind === 'choice' ? '请选择' : '请填写'}${label}`]),
  );
}
