// Columns of a list repeat a few texts many thousand times; what was worked out for one need not be again.

/**
 * The text on its own. A piece cut out of a longer text keeps the whole of that in memory for as long as itself: a
 * remembered cell would keep its part of the file.
 */
function detached(text: string): string {
  return text.length === 0 ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** The same function, which keeps its answers for as many texts as `most`, then starts over. */
export function remembered<Answer>(workOut: (text: string) => Answer, most = 500): (text: string) => Answer {
  const answers = new Map<string, { answer: Answer }>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known.answer;
    if (answers.size >= most) answers.clear();
    const own = detached(text);
    const answer = workOut(own);
    answers.set(own, { answer });
    return answer;
  };
}
