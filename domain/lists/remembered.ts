// Columns of a list repeat a few texts many thousand times; what was worked out for one need not be again.

/** The same function, which keeps its answers for as many texts as `most`, then starts over. */
export function remembered<Answer>(workOut: (text: string) => Answer, most = 500): (text: string) => Answer {
  const answers = new Map<string, { answer: Answer }>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known.answer;
    if (answers.size >= most) answers.clear();
    const answer = workOut(text);
    answers.set(text, { answer });
    return answer;
  };
}
