/** Text messages to mobile telephones. Neither the number nor the text may be written anywhere but to the provider. */
export interface SmsSender {
  /** @throws AppError `service_unavailable` when the message was not, or may not have been, taken; it may be sent again */
  send(message: { to: string; text: string }): Promise<void>;
}
