/** An event of a part of a form rises to the page, whatever lies between. */
export const UPWARDS = { bubbles: true, composed: true };
