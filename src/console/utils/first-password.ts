/** Without what looks alike on paper: people copy it from a slip. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;

/** A password that nobody guesses, in groups of four: for the first sign-in, after which it is replaced. */
export function firstPassword(): string {
  let made = '';
  while (made.length < LENGTH) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // Above the last whole multiple some letters would come more often.
    if (byte < 256 - (256 % LETTERS.length)) made += LETTERS[byte % LETTERS.length];
  }
  return made.replace(/(.{4})(?=.)/g, '$1-');
}
