/** What is said of a kind of event, to staff and to the applicant. */
export interface EventRule {
  label: string;
  article?: string;
  /** What the applicant's timeline shows; null = internal, never leaves the office. */
  applicantText: string | null;
}
