-- Which weighting the index beside has is told by the figures now, not by words that were chosen when the report was drafted.
UPDATE "reports" SET "texts" = replace(
  replace(
    "texts"::text,
    'Nếu mọi phiếu có trọng số như nhau, chỉ số là {{chi_so_doi_chieu}}',
    '{{cach_doi_chieu}}, chỉ số là {{chi_so_doi_chieu}}'
  ),
  'Nếu tính trọng số theo tỷ lệ chọn và tỷ lệ trả lời của từng tầng, chỉ số là {{chi_so_doi_chieu}}',
  '{{cach_doi_chieu}}, chỉ số là {{chi_so_doi_chieu}}'
)::jsonb
WHERE "texts"::text LIKE '%{{chi_so_doi_chieu}}%';
