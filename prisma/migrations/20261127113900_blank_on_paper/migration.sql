-- What was left blank on a paper form has a code of its own (docs/decisions/0038).
CREATE OR REPLACE FUNCTION coded_answers(of_interview uuid, of_version uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(int2send((CASE
           WHEN a.special = 'notApplicable' THEN 97
           WHEN a.special = 'dontKnow' THEN 98
           WHEN a.special = 'refused' THEN 99
           WHEN a.special = 'blank' THEN 96
           WHEN a.code BETWEEN 0 AND 999 THEN a.code
           ELSE -1 END)::int2), ''::bytea ORDER BY c.place), ''::bytea)
  FROM coded_questions(of_version) c
  LEFT JOIN counted_answers a ON a.interview_id = of_interview AND a.question_name = c.name
$$;
