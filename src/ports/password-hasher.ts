/** Passwords are hashed slowly, with a salt of their own. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Whether the password is the hashed one. With `null` (no such account) it does the same work and says no,
   * so that the time of an answer does not tell which accounts exist.
   */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
}
