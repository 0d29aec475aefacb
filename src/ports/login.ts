/** Who a citizen is, told by a provider (WeChat) against a one-time code of the client. */
export interface LoginProvider {
  /**
   * Exchanges a one-time code for the person's identifier with the provider.
   * @throws AppError `login_code_invalid` (spent, expired, made up: the client asks for a new one),
   *   `login_blocked` (the provider refuses this person), `rate_limited`, `login_provider_unavailable`.
   */
  login(code: string): Promise<{ openid: string }>;
}
