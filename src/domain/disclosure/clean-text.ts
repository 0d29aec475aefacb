/**
 * Text of published items is plain text: nothing in it can be markup, a script or a hidden link, so there is nothing to
 * sanitise at the reader's end. What cannot be seen (controls, marks that turn the direction, zero-width characters) is taken
 * out: it only ever serves to hide something. Private-use characters stay: older systems keep the rare characters of people's
 * names there.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;

/** Lines end in `\n`, at most one empty line between paragraphs, no blanks at line ends. */
export function cleanBody(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\t/g, ' ')
    .split('\n')
    .map((line) => line.replace(INVISIBLE, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** One line: breaks and runs of blanks become one blank. */
export function cleanLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}
