/** Where the words of a question stand in a text. */
export interface Piece {
  text: string;
  hit: boolean;
}

const HAN = /[\u3400-\u9fff]/;

/**
 * Chinese is written without blanks, so each pair of neighbouring characters of the question counts; a word of letters or digits
 * counts as a whole, upper and lower case alike.
 */
export function highlight(text: string, question: string): Piece[] {
  const needles = needlesOf(question);
  const lower = text.toLowerCase();
  const marked = Array.from({ length: text.length }, () => false);
  for (const needle of needles) {
    for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + 1)) {
      marked.fill(true, at, at + needle.length);
    }
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = marked[at] === true;
    const last = pieces[pieces.length - 1];
    if (last && last.hit === hit) last.text += text.charAt(at);
    else pieces.push({ text: text.charAt(at), hit });
  }
  return pieces;
}

function needlesOf(question: string): string[] {
  const runs = question.toLowerCase().match(/[\u3400-\u9fff]+|[a-z0-9.]+/g) ?? [];
  return runs.flatMap((run) => {
    if (!HAN.test(run) || run.length < 3) return [run];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  });
}
