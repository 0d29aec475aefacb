/** Several words of one name; the first that has the form of the field is shown. */
export class OneOf {
  readonly candidates: readonly unknown[];
  constructor(...candidates: readonly unknown[]) {
    this.candidates = candidates;
  }
}
